import type { TargetName } from '../model/plans';
import { type Box, EGRESS, EVERYTHING, INGRESS, intersectBoxes, subtractBoxes } from '../proof/box';
import { type Cover, coverOf } from '../proof/cover';
import { ofOneFamily } from '../proof/one-family';
import type { Deployment, Filter, FilterRule } from '../proof/readers/deployment';
import { allowedBy, type RuledBox, type Step } from '../proof/region';
import type { Side } from '../proof/side';
import type { RuleReference } from './result';

/**
 * What a connection has to pass at one place: the security groups of a machine, of which one has to let it through, or
 * one network security group, firewall or resolver. Stages stand one behind another, and all of them have to.
 */
export interface Stage {
  readonly filters: readonly Filter[];
  readonly kind: TargetName;
  /** For people: `Agents + Base`. */
  readonly name: string;
  /** By the keys of {@link ruleKeyOf}. */
  readonly possibly: readonly RuledBox[];
  /** The same list where nothing of it is unsure. */
  readonly surely: readonly RuledBox[];
  readonly surelyOpen: Cover;
  readonly possiblyOpen: Cover;
  /** What it does not decide about. */
  readonly past: readonly Box[];
}

/** Whether a filter decides for the machines that are in it, and for no others. */
export function isAtMachines(kind: Filter['kind']): boolean {
  return kind === 'aws-security-group' || kind === 'azure-network-security-group';
}

/** A rule within a deployment, as the keys of {@link ruleKeyOf} name it; what is none of the file's goes by its key. */
export function referencesIn({ filters }: Deployment): (key: string) => RuleReference {
  const byKey = new Map<string, RuleReference>();
  for (const filter of filters) {
    for (const rule of filter.rules) {
      byKey.set(ruleKeyOf(filter, rule), { filter: filter.id, rule: rule.name, place: rule.place });
    }
  }
  return (key) => byKey.get(key) ?? { filter: '', rule: key, place: null };
}

/** A rule within a deployment. */
export function ruleKeyOf(filter: Filter, rule: FilterRule): string {
  return `${filter.id} ${rule.name}`;
}

/** The stages of these machines, those at the machine first. */
export function stagesOf(filters: readonly Filter[]): readonly Stage[] {
  const groups = filters.filter(({ kind }) => kind === 'aws-security-group');
  const others = filters.filter(({ kind }) => kind !== 'aws-security-group');
  const order = (kind: TargetName) => (kind === 'azure-network-security-group' ? 0 : 1);
  return [
    ...(groups.length === 0 ? [] : [stageOf(groups)]),
    ...[...others].sort((a, b) => order(a.kind) - order(b.kind)).map((one) => stageOf([one])),
  ];
}

function stageOf(filters: readonly Filter[]): Stage {
  const allowed = filters.map(decide);
  const possibly = allowed.flatMap((one) => one.possibly);
  const possiblyOpen = coverOf(possibly.map(({ box }) => box));
  const isCertain = allowed.every((one) => one.surely === one.possibly);
  const surely = isCertain ? possibly : allowed.flatMap((one) => one.surely);
  const [first] = filters;
  return {
    filters,
    kind: first?.kind ?? 'aws-security-group',
    name: filters.map(({ id }) => id).join(' + '),
    surely,
    possibly,
    surelyOpen: isCertain ? possiblyOpen : coverOf(surely.map(({ box }) => box)),
    possiblyOpen,
    past: first?.domain == null ? [] : subtractBoxes([EVERYTHING], first.domain),
  };
}

const decided = new WeakMap<Filter, ReturnType<typeof allowedBy>>();

/** What a filter lets through, each part with the key of the rule that does. */
export function decide(filter: Filter): ReturnType<typeof allowedBy> {
  const known = decided.get(filter);
  if (known !== undefined) return known;
  const allowed = allowedBy(inOrder(filter).flatMap((rule) => stepsOf(filter, rule)));
  decided.set(filter, allowed);
  return allowed;
}

/** A group that only allows has no order: a rule of which nobody is sure closes nothing that another one opens. */
function inOrder({ kind, rules }: Filter): readonly FilterRule[] {
  if (kind !== 'aws-security-group') return rules;
  return [...rules.filter(({ action }) => action !== 'unsure'), ...rules.filter(({ action }) => action === 'unsure')];
}

export function stepsOf(filter: Filter, rule: FilterRule): readonly Step[] {
  const key = ruleKeyOf(filter, rule);
  const { action, mayMiss } = rule;
  return rule.boxes.map((box) => ({ action, box, rule: key, because: null, ...(mayMiss === true ? { mayMiss } : {}) }));
}

/** The part of a box that machines open, and the part that they take. */
export function touching(box: Box, side: Side): readonly Box[] {
  return [
    { ...EVERYTHING, direction: EGRESS, from: side },
    { ...EVERYTHING, direction: INGRESS, to: side },
  ].flatMap((half) => {
    const common = intersectBoxes(box, half);
    return common === null ? [] : (ofOneFamily(common) ?? []);
  });
}
