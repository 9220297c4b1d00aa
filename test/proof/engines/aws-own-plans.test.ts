import { compile } from '../../../lib/compile';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../../lib/model/plans/aws-network-firewall';
import { type Box, subtractBoxes } from '../../../lib/proof/box';
import { filtersOfAws } from '../../../lib/proof/engines/aws';
import { readPlan } from '../../../lib/proof/prove';
import type { DeclaredAws, DeclaredPeer, DeclaredRuleGroup } from '../../../lib/proof/readers/declared-aws';
import { Late } from '../../../lib/proof/readers/late';
import { allowedBy, type RuledBox } from '../../../lib/proof/region';
import type { Side } from '../../../lib/proof/side';
import { CASES } from '../../targets/cases';
import { declaredAws, group, PLACE } from './declared';

/** What a plan takes for the addresses of an entry comes later in a file, under a name that says so. */
const late = (set: string) => new Late(`#${set}`);

/** The sets of a plan and of a file under one name. */
function renamed(side: Side): Side {
  const memberships = side.memberships
    .map((one) => ({ ...one, set: { ...one.set, id: one.set.id.replace(/^bound #/, '') } }))
    .sort((a, b) => (a.set.id < b.set.id ? -1 : 1));
  return { ...side, memberships };
}

function regionsOf(declared: DeclaredAws, sets: (id: string) => string = (id) => id) {
  const { filters, notUnderstood } = filtersOfAws(declared);
  expect(notUnderstood).toEqual([]);
  const own = (side: Side) =>
    renamed({ ...side, memberships: side.memberships.map((m) => ({ ...m, set: { ...m.set, id: sets(m.set.id) } })) });
  const steps = filters.flatMap(({ rules }) =>
    rules.flatMap(({ name, action, boxes, mayMiss }) =>
      boxes.map((box) => ({
        action,
        box: { ...box, from: own(box.from), to: own(box.to) },
        rule: name,
        because: null,
        ...(mayMiss === true ? { mayMiss } : {}),
      })),
    ),
  );
  return allowedBy(steps);
}

/** A connection of the one that is not in the other. */
function beyond(one: readonly RuledBox[], other: readonly RuledBox[]): readonly Box[] {
  return subtractBoxes(
    one.map(({ box }) => box),
    other.map(({ box }) => box),
  );
}

function expectSame(a: readonly RuledBox[], b: readonly RuledBox[]): void {
  expect([beyond(a, b).slice(0, 2), beyond(b, a).slice(0, 2)]).toEqual([[], []]);
}

const NAMES = Object.keys(CASES).filter((name) => /^(?:agents-jp|agents-us|agents-eu|agents-us-addresses)$/.test(name));

test.each(NAMES)('A security group of ours, %s, is read of a file as of its plan', (name) => {
  const { plan } = compile('aws-security-group', CASES[name] ?? [], {
    namesBehind: { kind: 'none', reason: 'a test' },
  });
  const rules = [...plan.egress, ...plan.ingress].map((rule) => ({
    name: rule.key,
    direction: rule.direction,
    protocol: rule.ipProtocol,
    fromPort: rule.fromPort,
    toPort: rule.toPort,
    peers: [peerOf(rule.peer)],
  }));
  const [source] = plan.sources;
  const prefixLists = plan.prefixLists.map(({ id, entries }) => ({
    id,
    aliases: [],
    place: PLACE,
    cidrs: entries.map(({ cidr }) => cidr),
  }));
  const declared = declaredAws({ securityGroups: [group('Own', rules)], prefixLists });
  const ours = regionsOf(declared, (id) => (id === 'bound Own' ? `source ${source?.name}` : id));
  const read = readPlan(plan);
  const asked = read.surely.filter(({ rule }) => rule !== 'default');
  expectSame(ours.surely, asked);
});

function peerOf(peer: { cidrIp?: string; cidrIpv6?: string; prefixList?: string; bound?: string }): DeclaredPeer {
  if (peer.prefixList !== undefined) return { kind: 'prefixList', list: peer.prefixList };
  if (peer.bound !== undefined) return { kind: 'group', group: peer.bound };
  return { kind: 'cidr', cidr: peer.cidrIp ?? peer.cidrIpv6 ?? '' };
}

test.each(NAMES)('A policy of ours, %s, is read of a file as of its plan', (name) => {
  for (const exact of [false, true]) {
    const { plan } = compile('aws-network-firewall', CASES[name] ?? [], { exact });
    const declared = declaredAws({
      ruleGroups: plan.groups.map((one) => ruleGroupOf(one, plan)),
      firewallPolicies: [
        {
          id: 'Policy',
          aliases: [],
          place: PLACE,
          ...plan.policy,
          homeNet: null,
          statelessGroups: [],
          statefulGroups: plan.groups.map(({ id, priority }) => ({ place: PLACE, group: id, priority })),
        },
      ],
    });
    const ours = regionsOf(declared);
    const read = readPlan(plan);
    expectSame(ours.surely, read.surely);
    expectSame(ours.possibly, read.possibly);
  }
});

function ruleGroupOf(one: RuleGroup, { blocks }: AwsNetworkFirewallPlan): DeclaredRuleGroup {
  const words = { id: one.id, aliases: [], place: PLACE, ruleOrder: 'STRICT_ORDER' } as const;
  const none = { portSets: new Map(), references: new Map() };
  if (one.kind === 'domain-list') {
    const source = {
      kind: 'domains',
      action: 'ALLOWLIST',
      targets: one.targets.map(({ text }) => text),
      targetTypes: [one.targetType],
      place: PLACE,
    } as const;
    return { ...words, ...none, source, ipSets: new Map([['HOME_NET', [late(`source ${one.source}`)]]]) };
  }
  const variables = one.kind === 'rule-strings' ? one.variables : [];
  const ipSets = new Map(
    variables.map((variable) => {
      const block = blocks.find((each) => each.name === variable);
      return [variable, [late(block === undefined ? `source ${variable}` : `bound ${block.bound}`)]] as const;
    }),
  );
  const text = one.rules.map((rule) => rule.text).join('\n');
  return { ...words, ...none, ipSets, source: { kind: 'lines', text, place: PLACE } };
}

test.each(NAMES)('A DNS Firewall of ours, %s, is read of a file as of its plan', (name) => {
  const { plan } = compile('aws-dns-firewall', CASES[name] ?? [], {});
  const declared = declaredAws({
    domainLists: plan.lists.map(({ id, domains }) => ({
      id,
      aliases: [],
      place: PLACE,
      domains: domains.map(({ text }) => text),
    })),
    dnsRuleGroups: [
      {
        id: 'Group',
        aliases: [],
        place: PLACE,
        rules: plan.rules.map(({ priority, action, list, blockResponse, redirections }) => ({
          place: PLACE,
          priority,
          action,
          list,
          blockResponse,
          queryType: null,
          redirection: redirections,
        })),
      },
    ],
  });
  const ours = regionsOf(declared);
  const read = readPlan(plan);
  // The plan's reader speaks of who means no name as well.
  expect(beyond(ours.surely, read.surely)).toEqual([]);
  expect(beyond(ours.possibly, read.possibly)).toEqual([]);
});
