import { join } from 'node:path';
import { type CompiledPlan, compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Plans } from '../../lib/model/plans';
import { expectGolden } from '../golden';
import { CASES, fidelityLines, reasons } from './cases';

function securityGroupText(plan: Plans['aws-security-group']): string {
  const rules = [...plan.egress, ...plan.ingress].map((rule) => {
    const [peer = ''] = Object.values(rule.peer) as string[];
    const ports = rule.fromPort === rule.toPort ? `${rule.fromPort}` : `${rule.fromPort}-${rule.toPort}`;
    return `${rule.direction.padEnd(7)} ${rule.ipProtocol} ${ports.padEnd(6)} ${peer.padEnd(20)} <- ${reasons(rule.because)}`;
  });
  const beside = [...plan.admits, ...plan.withholds, ...plan.assumes].map(({ code, gloss }) => `${code}: ${gloss}`);
  return [...rules, '', ...fidelityLines(plan.fidelity), '', ...beside].join('\n');
}

/** What lists and groups add: each rule's group, the lists with who asks for each block, and the weights. */
function spreadText(plan: Plans['aws-security-group']): string {
  const rules = [...plan.egress, ...plan.ingress].map(({ group, key }) => `group ${group}  ${key}`);
  const lists = plan.prefixLists.flatMap(({ id, family, maxEntries, entries }) => [
    '',
    `${id}  IPv${family}  ${entries.length} of ${maxEntries}`,
    ...entries.map(({ cidr, because }) => `  ${cidr.padEnd(20)} <- ${reasons(because)}`),
  ]);
  const weights = plan.weights
    .filter(({ weight }) => weight > 0)
    .map(
      ({ group, direction, family, weight, limit }) => `group ${group} ${direction} IPv${family} ${weight}/${limit}`,
    );
  return [...rules.sort(), ...lists, '', ...weights].join('\n');
}

function networkFirewallText(plan: Plans['aws-network-firewall']): string {
  const groups = plan.groups.flatMap((group) => {
    const head = `${group.id}  capacity ${group.capacity}  priority ${group.priority}`;
    const lines =
      group.kind === 'domain-list'
        ? [
            `  ${group.targetType}, HOME_NET of ${group.source}`,
            ...group.targets.map(({ text, because }) => `  ${text.padEnd(44)} <- ${reasons(because)}`),
          ]
        : group.rules.flatMap(({ text, because }) => [
            `  ${text}`,
            ...(because.length === 0 ? [] : [`      <- ${reasons(because)}`]),
          ]);
    return [head, ...lines, ''];
  });
  const beside = [...plan.admits, ...plan.withholds, ...plan.assumes].map(({ code, gloss }) => `${code}: ${gloss}`);
  return [...groups, ...fidelityLines(plan.fidelity), '', ...beside].join('\n');
}

const golden = (target: string, name: string) => join(__dirname, target, 'golden', `${name}.txt`);

/** In a group the reason for what stands behind is the user's; here a stated one. */
const behind = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

function compiled(requests: readonly EntryRequest[]): CompiledPlan<'aws-security-group'> {
  return compile('aws-security-group', requests, behind);
}

describe.each(Object.entries(CASES))('%s', (name, requests) => {
  it('compiles to the reviewed security group', () => {
    expectGolden(golden('aws-security-group', name), securityGroupText(compiled(requests).plan));
  });

  it('compiles to the reviewed firewall policy', () => {
    expectGolden(
      golden('aws-network-firewall', name),
      networkFirewallText(compile('aws-network-firewall', requests, {}).plan),
    );
  });

  it('compiles to the reviewed firewall policy with everything in rule strings', () => {
    expectGolden(
      golden('aws-network-firewall', `${name}.exact`),
      networkFirewallText(compile('aws-network-firewall', requests, { exact: true }).plan),
    );
  });
});

it('compiles to the reviewed policy that observes, alerts on what passes and lets QUIC through', () => {
  const options = { mode: 'observe', alertOnPass: true, quic: 'allow' } as const;
  const requests = CASES['agents-jp'] ?? [];
  expectGolden(
    golden('aws-network-firewall', 'agents-jp.observed'),
    networkFirewallText(compile('aws-network-firewall', requests, options).plan),
  );
});

it('compiles to the reviewed policy with prefix lists, given and bound', () => {
  const [first] = CASES['agents-jp-under-a-server-in-a-late-block'] ?? [];
  if (first === undefined) throw new Error('no such case');
  const list = { weight: 10, family: 4 } as const;
  const request: EntryRequest = {
    ...first,
    peers: { distributionServer: { bound: 'pl-servers', list } },
    additionalRules: [
      { id: 'time', direction: 'egress', peer: '192.0.2.0/24', transport: 'udp', ports: '123', reason: 'time' },
    ],
  };
  const prefixLists = [{ name: 'TIME', list: 'pl-time', cidrs: ['192.0.2.0/24'] }];
  expectGolden(
    golden('aws-network-firewall', 'agents-jp-by-prefix-lists'),
    networkFirewallText(compile('aws-network-firewall', [request], { prefixLists }).plan),
  );
});

/** Cases with addresses that share their ports. */
const WITH_LISTS = [
  'agents-us-addresses',
  'mc-deployment-server-by-address',
  'mc-apple-devices-by-address',
  'pmp-server-of-an-old-installation',
  'ism-windows-client-with-everything',
];

describe.each(WITH_LISTS)('%s', (name) => {
  it('compiles to the reviewed prefix lists over two groups', () => {
    const { plan } = compile('aws-security-group', CASES[name] ?? [], { ...behind, prefixLists: true, groups: 2 });
    expectGolden(golden('aws-security-group', `${name}.lists`), spreadText(plan));
  });
});
