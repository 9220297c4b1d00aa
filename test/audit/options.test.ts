import { renderAudit } from '../../lib/audit';
import { findProduct } from '../../lib/catalog';
import type { TargetName } from '../../lib/model/plans';
import type { TargetOptions } from '../../lib/targets';
import { askersOf, auditedTemplate } from './own-templates';

const product = findProduct('endpoint-central-cloud');
if (product === undefined) throw new Error('no such product');
const agents = askersOf(product, { dataCenter: 'JP' }, 'names').filter(({ entry }) => entry.role === 'agent');
const namesBehind = { kind: 'none', reason: 'a test' } as const;

/** An audit of what we write under these options: it knows what the documents ask for, and nobody's wish to open more. */
function said<Name extends TargetName>(target: Name, options: TargetOptions[Name]) {
  const found = auditedTemplate(target, agents, options);
  if (found === null) throw new Error(`${target} has no filter`);
  const { audit } = found;
  const opens = audit.beyond.map(({ rules, open }) => ({
    by: rules.map(({ rule }) => rule.replace(/[0-9a-f]{6}| sid \d+$/g, '')).join(' + '),
    traffic: [...new Set(open.flatMap((one) => one.traffic))],
    ports: [...new Set(open.flatMap((one) => one.ports))],
    in: [...new Set(open.flatMap(({ peer }) => peer.in.filter((set) => set.startsWith('tag '))))],
  }));
  const [verdict = ''] = renderAudit(audit, { width: 300, colour: false }).split('\n');
  return { fine: audit.fine, clean: audit.clean, verdict, opens };
}

const CLEAN = { fine: true, clean: true, opens: [] };
const EXCESS = { fine: true, clean: false };

test('what we write without a wish is clean', () => {
  expect(said('azure-network-security-group', { namesBehind })).toMatchObject(CLEAN);
  expect(said('aws-network-firewall', {})).toMatchObject(CLEAN);
  expect(said('aws-dns-firewall', {})).toMatchObject(CLEAN);
});

test("denyOutbound 'internet' leaves the virtual network open, which is excess by the cloud's own rule: no document asks for it", () => {
  const { opens, ...rest } = said('azure-network-security-group', { namesBehind, denyOutbound: 'internet' });
  expect(rest).toMatchObject(EXCESS);
  expect(rest.verdict).toContain('1 opening that nobody asked for');
  expect(opens.map((one) => [one.by, one.in])).toEqual([['default AllowVnetOutBound', ['tag VirtualNetwork']]]);
});

test("denyOutbound and denyInbound 'none' leave all of the cloud's own rules open, and each is excess of its own", () => {
  const { opens } = said('azure-network-security-group', { namesBehind, denyOutbound: 'none', denyInbound: 'none' });
  expect(opens.map(({ by }) => by)).toEqual([
    'default AllowVnetInBound',
    'default AllowAzureLoadBalancerInBound',
    'default AllowVnetOutBound',
    'default AllowInternetOutBound',
  ]);
});

test('a policy that observes has all that is needed open, and everything else by its default: an alert closes nothing', () => {
  const { opens, ...rest } = said('aws-network-firewall', { mode: 'observe' });
  expect(rest).toMatchObject(EXCESS);
  expect(opens.map(({ by }) => by)).toEqual(['default']);
  expect(opens[0]?.ports).toContain('0-65535');
});

test('QUIC that is allowed is excess by its line: its names cannot be read, and no document asks for UDP 443', () => {
  const { opens, ...rest } = said('aws-network-firewall', { quic: 'allow' });
  expect(rest).toMatchObject(EXCESS);
  expect(opens.map(({ traffic, ports }) => [traffic, ports])).toEqual([[['udp'], ['443']]]);
  expect(said('aws-network-firewall', { quic: 'drop' })).toMatchObject(CLEAN);
});

test('an alert on what passes opens nothing and closes nothing, so that nothing is said of it', () => {
  expect(said('aws-network-firewall', { alertOnPass: true })).toMatchObject(CLEAN);
});

test('names that are not listed and only alert resolve all the same: every name is excess, by the rule that alerts', () => {
  const { opens, ...rest } = said('aws-dns-firewall', { unlisted: 'alert' });
  expect(rest).toMatchObject(EXCESS);
  expect(opens.map(({ by }) => by)).toEqual(['9000 ALERT DomainListEverything', 'default']);
});
