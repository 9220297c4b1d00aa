import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import { exact } from '../../lib/model/host';
import type { AwsSecurityGroupPlan } from '../../lib/model/plans/aws-security-group';
import type { Product } from '../../lib/model/product';
import { role } from '../../lib/resolve';
import { expectGolden } from '../golden';
import { flow, PRODUCT } from '../proof/small';
import { CASES, fidelityLines, reasons } from './cases';

const namesBehind = { kind: 'none', reason: 'a test' } as const;
const all = Object.entries(CASES);

function groupOf(requests: readonly EntryRequest[], more: object = {}): AwsSecurityGroupPlan {
  return compile('aws-security-group', requests, { namesBehind, ...more }).plan;
}

/** The requirements of the catalogue that a page supports over IPv4 alone, by `product requirement`. */
const IPV4_ALONE = new Set(
  Object.values(PRODUCTS).flatMap((product: Product) =>
    product.requirements.filter(({ ipVersion }) => ipVersion === 'IPv4').map(({ id }) => `${product.id} ${id}`),
  ),
);

/** A page that supports IPv4 alone, by the names of its servers. */
const UPDATE_SUPPORT: EntryRequest = {
  entry: role(
    PRODUCTS['ism-cloudone'],
    {
      platforms: ['Windows'],
      systemServerPort: '443',
      updateSupportServer: true,
      parties: {
        systemServer: { hosts: ['ism.example.co.jp'] },
        informationServer: { hosts: ['info.example.co.jp'] },
        updateSupportAgent: { addresses: ['10.1.0.0/16'] },
      },
    },
    'updateSupportServer',
  ),
};

describe('names over IPv6 where asked', () => {
  test.each(all)('change no rule for IPv4: %s', (_, requests) => {
    const ipv4Rules = ({ egress, ingress }: AwsSecurityGroupPlan) =>
      [...egress, ...ingress].filter(({ peer }) => !('cidrIpv6' in peer) || peer.cidrIpv6 !== '::/0');
    expect(ipv4Rules(groupOf(requests, { ipv6: true }))).toEqual(ipv4Rules(groupOf(requests)));
  });

  test.each(all)(
    'have a twin for each rule to every IPv4 address, with the same reasons but those of IPv4 alone: %s',
    (_, requests) => {
      const { egress } = groupOf(requests, { ipv6: true });
      const open = (peer: object) =>
        egress
          .filter((rule) => JSON.stringify(rule.peer) === JSON.stringify(peer))
          .flatMap(({ ipProtocol, fromPort, toPort, because }) =>
            because
              .filter(({ product, requirement }) => !IPV4_ALONE.has(`${product} ${requirement}`))
              // An address inside a wide rule is merely covered by it.
              .filter(({ asked }) => asked.startsWith('host '))
              .map((one) => `${ipProtocol} ${fromPort}-${toPort} ${JSON.stringify(one)}`),
          );
      expect(open({ cidrIpv6: '::/0' })).toEqual(open({ cidrIp: '0.0.0.0/0' }));
    },
  );

  test.each(all)('never stand for what a page supports over IPv4 alone: %s', (_, requests) => {
    const { egress } = groupOf(requests, { ipv6: true });
    const because = egress.filter(({ peer }) => 'cidrIpv6' in peer).flatMap((rule) => rule.because);
    expect(because.filter(({ product, requirement }) => IPV4_ALONE.has(`${product} ${requirement}`))).toEqual([]);
  });

  test.each([...all, ['a server of ISM CloudOne by its names', [UPDATE_SUPPORT]] as const])(
    'are withheld of what a page supports over IPv4 alone, and of nothing else: %s',
    (_, requests) => {
      const { fidelity, withholds, egress } = groupOf(requests, { ipv6: true });
      const alone = fidelity.filter(
        ({ element: { asked, product, requirement }, fidelity: { standing } }) =>
          asked.kind === 'host' && standing === 'widened' && IPV4_ALONE.has(`${product} ${requirement}`),
      );
      const words = [...new Set(alone.map(({ element }) => `${element.product}/${element.requirement}`))].sort();
      expect(withholds.flatMap((one) => (one.code === 'ipv6' ? one.requirements : []))).toEqual(words);
      if (requests.includes(UPDATE_SUPPORT)) {
        expect(words).not.toEqual([]);
        expect(egress.filter(({ peer }) => 'cidrIpv6' in peer)).toEqual([]);
      }
    },
  );
});

describe('an existing group', () => {
  test.each(all)('has the rules of a group of our own, and no placeholder: %s', (_, requests) => {
    const { existing, ...joined } = groupOf(requests, { existing: true });
    const own = groupOf(requests);
    expect(existing).toBe(true);
    expect(joined).toEqual({ ...own, admits: own.admits.filter(({ code }) => code !== 'placeholder-egress') });
  });
});

/** One name for both families and one for IPv4 alone, on a port in common. */
const FAMILIES: Product = {
  ...PRODUCT,
  requirements: [
    flow({ hosts: [exact('both.example.com')] }).requirement,
    {
      ...flow({ id: 'agent-old', hosts: [exact('old.example.com')], ports: ['443', '9443'] }).requirement,
      ipVersion: 'IPv4',
    },
  ],
};

/** The rules, how every element stands, and what is said beside them. */
function text(plan: AwsSecurityGroupPlan): string {
  const rules = [...plan.egress, ...plan.ingress].map(({ key, because }) => `${key.padEnd(32)} <- ${reasons(because)}`);
  const beside = [...plan.admits, ...plan.withholds].map(({ code, gloss }) => `${code}: ${gloss}`);
  return [...rules, '', ...fidelityLines(plan.fidelity), '', ...beside].join('\n');
}

test.each<[string, EntryRequest]>([
  ['ipv6-agents-jp-remote-control', CASES['agents-jp-remote-control']?.[0] as EntryRequest],
  ['ipv6-and-ipv4-alone', { entry: role(FAMILIES, {}, 'agent') }],
])('%s compiles to the reviewed security group', (name, request) => {
  const golden = join(__dirname, 'aws-security-group', 'golden', `${name}.txt`);
  expectGolden(golden, text(groupOf([request], { ipv6: true })));
});

test('a firewall reads a name over either family, and says so of what a page supports over IPv4 alone', () => {
  for (const exactly of [true, false]) {
    const { plan } = compile('aws-network-firewall', [{ entry: role(FAMILIES, {}, 'agent') }], { exact: exactly });
    const families = plan.fidelity.map(({ element, fidelity }) => [
      element.requirement,
      fidelity.standing === 'widened' ? (fidelity.growth.family ?? null) : null,
    ]);
    expect(families).toEqual([
      ['agent-cloud', null],
      ['agent-old', 'any'],
    ]);
  }
});
