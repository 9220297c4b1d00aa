import { PRODUCTS } from '../../lib/catalog';
import type { OverlayIssue } from '../../lib/diagnostics/overlay-issue';
import type { Citations } from '../../lib/model/citation';
import type { Product } from '../../lib/model/product';
import { parseProfile } from '../../lib/resolve';
import type { CodeCase } from './cases';

const ecc = PRODUCTS['endpoint-central-cloud'];
const jp = { dataCenter: 'JP' } as const;
const said = { reason: 'served by the private endpoint', owner: 'network team' } as const;

/** A page with an id that was taken back, and with ports that it forbids. */
const corrected: Product = {
  ...ecc,
  retired: [{ id: 'agent-cloud-japan', replacedBy: 'agent-cloud-jp', reason: 'two rows were one' }],
  denials: [
    {
      id: 'agents-keep-off-8443',
      from: 'agent',
      to: 'cloud',
      ports: ['8443'],
      when: [],
      gloss: 'Agents never use 8443',
      cites: ecc.denials.flatMap(({ cites }) => cites) as unknown as Citations,
    },
  ],
};

function overlay(
  rows: unknown,
  { product = ecc, ...more }: { readonly product?: Product; readonly ports?: object } = {},
) {
  return () => parseProfile(product, { ...jp, ...more, overlay: rows });
}

const row = (more: object) => ({ id: 'agent-cloud-jp', ...said, ...more });

/** What is wrong with the rows of an overlay. */
export const OVERLAY_CASES: Readonly<Record<OverlayIssue['code'], CodeCase>> = {
  'overlay-unknown': { api: overlay([row({ id: 'agent-cloud-jpn', omit: true })]) },
  'overlay-retired': { api: overlay([row({ id: 'agent-cloud-japan', omit: true })], { product: corrected }) },
  'overlay-repeated': { api: overlay([row({ omit: true }), row({ ports: '8443' })]) },
  'overlay-member': { api: overlay([row({ host: ['a.example.com'], omit: true })]) },
  'overlay-unaccounted': { api: overlay([{ id: 'agent-cloud-jp', omit: true, owner: ' ' }]) },
  'overlay-omit-beside': { api: overlay([row({ omit: true, hosts: ['a.example.com'], ports: '8443' })]) },
  'overlay-says-nothing': { api: overlay([row({})]) },
  'overlay-of-placed': { api: overlay([row({ id: 'agent-distribution-server-https', addresses: ['10.0.0.5'] })]) },
  'overlay-leaves-nothing': { api: overlay([row({ hosts: [], addresses: [] })]) },
  'overlay-given-twice': {
    api: overlay([row({ id: 'agent-proxy', ports: '3128' })], { ports: { 'agent-proxy': '8080' } }),
  },
  'overlay-denied': { api: overlay([row({ ports: '443, 8443' })], { product: corrected }) },
  'malformed-day': { api: overlay([row({ omit: true, expires: '2027-02-30' })]) },
};
