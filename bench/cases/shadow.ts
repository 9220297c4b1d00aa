/** Which rules of an ordered list decide nothing: the analysis of the audit, alone, against a loop over all pairs. */
import { type IdleFinding, readDeployment } from 'portolan/audit';
import type * as idle from '../../lib/audit/idle';
import { security } from '../../test/audit/large/azure';
import { built } from '../built';
import { GROWTH, type Run, within } from '../harness';

/** More than so many rules are too many for a loop over all pairs. */
const MOST_IN_PAIRS = 5_000;

const GROUP = '/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/Agents';

/** A rule of a network security group, in numbers. */
interface Plain {
  readonly access: 'Allow' | 'Deny';
  readonly network: number;
  readonly prefix: 24 | 25;
  readonly ports: readonly [number, number];
}

/**
 * Four rules on each network, and those of one network far from one another: a range of ports, a port beside it, then one
 * that the first has taken already (the same again, a part of it, or a part that is closed), and one more that is alone.
 */
function rulesOf(count: number): readonly Plain[] {
  const networks = count / 4;
  return Array.from({ length: count }, (_, at): Plain => {
    const network = at % networks;
    switch (Math.floor(at / networks)) {
      case 0:
        return { access: 'Allow', network, prefix: 24, ports: [1000, 1999] };
      case 1:
        return { access: 'Allow', network, prefix: 24, ports: [2000, 2000] };
      case 2:
        if (network % 3 === 0) return { access: 'Allow', network, prefix: 24, ports: [1000, 1999] };
        return { access: network % 3 === 1 ? 'Allow' : 'Deny', network, prefix: 25, ports: [1500, 1500] };
      default:
        return { access: 'Allow', network, prefix: 25, ports: [3000, 3000] };
    }
  });
}

/** What the rules are made to be: those of the third quarter decide nothing. */
function madeIdle(count: number): readonly string[] {
  const networks = count / 4;
  const kinds = ['duplicate', 'covered', 'shadowed'] as const;
  return Array.from({ length: networks }, (_, network) => `rule-${2 * networks + network} ${kinds[network % 3]}`);
}

function inPairs(rules: readonly Plain[]): readonly string[] {
  const found: string[] = [];
  rules.forEach((rule, at) => {
    for (let before = 0; before < at; before++) {
      const other = rules[before] as Plain;
      if (other.network !== rule.network || other.prefix > rule.prefix) continue;
      if (other.ports[0] > rule.ports[0] || other.ports[1] < rule.ports[1]) continue;
      const isSame = other.prefix === rule.prefix && `${other.ports}` === `${rule.ports}`;
      const kind = other.access !== rule.access ? 'shadowed' : isSame ? 'duplicate' : 'covered';
      found.push(`rule-${at} ${kind}`);
      return;
    }
  });
  return found;
}

/** As `az` prints a group: a template of so many rules is more than the reader of templates works out. */
const filterOf = (rules: readonly Plain[]) => {
  const blockOf = ({ network, prefix }: Plain) =>
    `${11 + (network >> 16)}.${(network >> 8) & 255}.${network & 255}.0/${prefix}`;
  const securityRules = rules.map((rule, at) => {
    const { name, properties } = security(at, rule.access, blockOf(rule), rule.ports.join('-'));
    return { name, id: `${GROUP}/securityRules/${name}`, ...(properties as object) };
  });
  const type = 'Microsoft.Network/networkSecurityGroups';
  const text = JSON.stringify({ id: GROUP, name: 'Agents', type, securityRules });
  const { filters, notUnderstood } = readDeployment([{ name: 'a.json', text }]);
  const [filter] = filters;
  if (filter === undefined || notUnderstood.length > 0) throw new Error('the group is not read whole');
  return filter;
};

const inWords = (found: readonly IdleFinding[]) => found.map(({ rule, kind }) => `${rule.rule} ${kind}`);

export async function measure({ quick, compare }: Run): Promise<void> {
  const { idleRules } = built<typeof idle>('audit/idle');
  // Reading so many rules takes longer than the analysis, and is none of it.
  const filters = new Map<number, ReturnType<typeof filterOf>>();
  const analysisOf = (count: number) => {
    const filter = filters.get(count) ?? filterOf(rulesOf(count));
    filters.set(count, filter);
    return () => idleRules(filter, ({ name, place }) => ({ filter: filter.id, rule: name, place }));
  };
  const oracleOf = (count: number) => (found: readonly IdleFinding[], ofPeers: Readonly<Record<string, unknown>>) => {
    const expected = `${madeIdle(count)}`;
    if (`${inWords(found)}` !== expected)
      return `${found.length} rules decide nothing, and not those that were made so`;
    const naive = ofPeers['in pairs'];
    return naive === undefined || `${naive}` === expected ? null : 'the loop over all pairs says something else';
  };

  for (const count of quick ? [400] : [1_000, 5_000, 20_000, 100_000]) {
    const rules = rulesOf(count);
    await compare({
      what: 'shadow and duplicate analysis',
      size: `${count} rules`,
      ours: analysisOf(count),
      peers: count > MOST_IN_PAIRS ? {} : { 'in pairs': () => inPairs(rules) },
      oracle: oracleOf(count),
      goals: count === 100_000 ? [within(5_000)] : [],
    });
  }
  if (quick) return;
  await compare({
    what: 'shadow analysis: growth, twice as many',
    size: '100000 rules',
    ours: analysisOf(100_000),
    peers: { 'half as many': analysisOf(50_000) },
    oracle: oracleOf(100_000),
    goals: [GROWTH],
  });
}
