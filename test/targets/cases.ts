import { PRODUCTS } from '../../lib/catalog';
import type { ElementFidelity } from '../../lib/model/element';
import type { EntryRequest } from '../../lib/model/entry';
import type { PlanBecause } from '../../lib/model/plans/plan';
import { role } from '../../lib/resolve';

const product = PRODUCTS['endpoint-central-cloud'];

const server = { distributionServer: { addresses: ['10.0.5.10'] } } as const;

/** One small case per way of the data; each is compiled for every target and held against a golden file of its own. */
export const CASES: Readonly<Record<string, readonly EntryRequest[]>> = {
  'agents-jp': [{ entry: role(product, { dataCenter: 'JP' }, 'agent') }],
  'agents-jp-remote-control': [{ entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent') }],
  'agents-us': [{ entry: role(product, { dataCenter: 'US' }, 'agent') }],
  'agents-us-remote-control': [{ entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent') }],
  'agents-us-addresses': [{ entry: role(product, { dataCenter: 'US' }, 'agent', { reachBy: 'addresses' }) }],
  'agents-jp-addresses-with-looked-up-ranges': [
    {
      entry: role(product, { dataCenter: 'JP', parties: { cloud: { addresses: ['192.0.2.0/24'] } } }, 'agent', {
        reachBy: 'addresses',
      }),
    },
  ],
  'agents-jp-addresses-else-names': [
    {
      entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent', {
        reachBy: 'addresses',
        withoutRanges: 'names',
      }),
    },
  ],
  'agents-eu': [{ entry: role(product, { dataCenter: 'EU', remoteControl: true }, 'agent') }],
  'agents-eu-supplied': [
    {
      entry: role(
        product,
        { dataCenter: 'EU', parties: { cloud: { hosts: ['cloud.example.eu', '*.agents.example.eu'] } } },
        'agent',
      ),
    },
  ],
  'agents-jp-under-a-server': [{ entry: role(product, { dataCenter: 'JP', parties: server }, 'agent') }],
  'agents-jp-under-a-server-on-other-ports': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          parties: { distributionServer: { hosts: ['ds.example.co.jp'] } },
          ports: { 'agent-distribution-server-https': '9443', 'agent-distribution-server-http': '9080/http' },
        },
        'agent',
      ),
    },
  ],
  'distribution-server-jp': [
    {
      entry: role(
        product,
        { dataCenter: 'JP', parties: { agent: { addresses: ['10.0.0.0/22'] } } },
        'distributionServer',
      ),
    },
  ],
  'agents-jp-behind-a-proxy': [
    {
      entry: role(
        product,
        { dataCenter: 'JP', parties: { proxy: { addresses: ['10.0.9.9'] } }, ports: { 'agent-proxy': '8080' } },
        'agent',
      ),
    },
  ],
  'agents-jp-behind-a-proxy-with-direct-fallback': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          directFallback: true,
          parties: { proxy: { addresses: ['10.0.9.9'] } },
          ports: { 'agent-proxy': '8080' },
        },
        'agent',
      ),
    },
  ],
  'agents-and-server-jp': [
    {
      entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: { bound: 'sg-server', entry: 'ECC_DS' } },
    },
    {
      entry: role(product, { dataCenter: 'JP' }, 'distributionServer'),
      peers: { agent: { bound: 'sg-agents', entry: 'ECC_AGENT' } },
    },
  ],
  'agents-jp-under-a-server-in-a-late-block': [
    {
      entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: { bound: 'subnet-of-servers', block: true } },
    },
  ],
  'patch-vendors-supplied': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          parties: { patchVendors: { hosts: ['download.example.com', '*.update.example.org'] } },
          ports: { 'agent-patch-vendors': '80/http, 443/https' },
        },
        'agent',
      ),
    },
  ],
};

/** Why a rule stands, short enough for the end of a line. */
export function reasons(because: readonly PlanBecause[]): string {
  const requirements = new Map<string, string[]>();
  for (const { requirement, asked } of because) {
    requirements.set(requirement, [...(requirements.get(requirement) ?? []), asked.split(' ').at(-1) ?? asked]);
  }
  return [...requirements].map(([requirement, asked]) => `${requirement} [${asked.join(', ')}]`).join('; ');
}

/** One line per element: how it stands, and what was asked. */
export function fidelityLines(fidelity: readonly ElementFidelity[]): readonly string[] {
  return fidelity.map(({ element, fidelity: how }) => {
    const { asked } = element;
    const what =
      asked.kind === 'host'
        ? asked.host.printed
        : asked.kind === 'cidr'
          ? asked.printed
          : asked.kind === 'bound'
            ? `(${asked.id})`
            : `(${asked.party})`;
    const detail =
      how.standing === 'widened'
        ? ` ${Object.entries(how.growth)
            .map(([axis, to]) => `${axis}: ${to}`)
            .join(', ')}`
        : how.standing === 'uncovered'
          ? ` ${how.because}: ${how.missing.join(', ')}`
          : how.standing === 'refused'
            ? ` ${how.reason}`
            : '';
    return `${`${how.standing}${detail}`.padEnd(46)} ${element.source} ${element.direction} ${element.transport} ${element.ports.join(',') || '?'} ${what}  <- ${element.requirement}`;
  });
}
