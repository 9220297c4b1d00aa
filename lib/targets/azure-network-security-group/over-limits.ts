import type { Issue } from '../../diagnostics';
import type { SecurityRule, SecurityRuleEnd } from '../../model/plans/azure-network-security-group';
import { type Limit, overLimit } from '../limit';
import type { NETWORK_SECURITY_GROUP_LIMITS } from './limits';
import type { PriorityBand } from './options';
import { slotsOf } from './priorities';

type Limits = { readonly [Key in keyof typeof NETWORK_SECURITY_GROUP_LIMITS]: Limit };

const AT = 'network security group';

const APART = 'give each role a construct of its own, and so a network security group of its own';
const BY_NAMES = 'reach parties by names with a firewall behind the group (hostEnforcement)';

/** What of a group is more than Azure takes, with the ways out. `last`: the rules that close are among them. */
export function overLimits(rules: readonly SecurityRule[], band: PriorityBand, limits: Limits): readonly Issue[] {
  return [
    ...over(limits.rulesPerGroup, rules.length, 'security rules, the last ones among them', [APART, BY_NAMES]),
    ...over(limits.sourceAddresses, addressesIn(rules, 'source'), 'source addresses over all rules', [APART]),
    ...over(limits.destinationAddresses, addressesIn(rules, 'destination'), 'destination addresses over all rules', [
      BY_NAMES,
      'bind a service tag where Azure has one for the party, which counts as none',
      APART,
    ]),
    ...over(
      limits.applicationSecurityGroupsPerGroup,
      groupsIn(rules).size,
      'application security groups over all rules',
      [
        'leave applicationSecurityGroups out, so that the entries stand as * on their own side',
        'bind parties to addresses',
        APART,
      ],
    ),
    ...rules.flatMap((rule) =>
      over(limits.portRangesPerRule, rule.destinationPorts.length, `ports and ranges of the rule ${rule.name}`, [
        `limits: { portRangesPerRule: ${rule.destinationPorts.length} }, if Azure takes as many`,
        APART,
      ]),
    ),
    ...outOfBand(rules, band, limits.highestPriority),
  ];
}

function over(limit: Limit, figure: number, what: string, waysOut: readonly string[]): readonly Issue[] {
  return figure > limit.value ? [overLimit(limit, figure, AT, what, waysOut)] : [];
}

/** A block that is known at deployment is taken for one. */
function addressesIn(rules: readonly SecurityRule[], end: 'source' | 'destination'): number {
  const count = (one: SecurityRuleEnd): number => {
    if (one.kind === 'addresses') return one.cidrs.length;
    return one.kind === 'bound' && one.as === 'block' ? 1 : 0;
  };
  return rules.reduce((sum, rule) => sum + count(rule[end]), 0);
}

function groupsIn(rules: readonly SecurityRule[]): ReadonlySet<string> {
  return new Set(
    rules
      .flatMap(({ source, destination }) => [source, destination])
      .flatMap((end) => {
        if (end.kind === 'source') return [`source ${end.source}`];
        return end.kind === 'bound' && end.as === 'application-security-group' ? [`bound ${end.bound}`] : [];
      }),
  );
}

/** More rules of a direction than the band has slots. */
function outOfBand(rules: readonly SecurityRule[], band: PriorityBand, highest: Limit): readonly Issue[] {
  return (['Inbound', 'Outbound'] as const).flatMap((direction): readonly Issue[] => {
    const count = rules.filter((rule) => rule.direction === direction && rule.because.length > 0).length;
    const slots = slotsOf(band);
    if (count <= slots) return [];
    const limit = { ...highest, name: `what priorities ${band.from} to ${band.to} take in a direction`, value: slots };
    return [
      overLimit(limit, count, 'priorities', `${direction} security rules`, [
        'priorities: { from, to } with more room, within 100 to 4094',
        APART,
      ]),
    ];
  });
}
