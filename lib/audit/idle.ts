import { type Box, subtractBox } from '../proof/box';
import { type BoxIndex, indexOf } from '../proof/box-index';
import { boxKey } from '../proof/box-keys';
import { joinedAddresses } from '../proof/joined';
import type { Filter, FilterRule } from '../proof/readers/deployment';
import type { IdleFinding, RuleReference } from './result';

/**
 * Rules of a filter that decide nothing: no connection comes to them, or what they say is said without them. In a list
 * that is asked in order only what stands before a rule can take its connections; in a group that only allows all others
 * can. What is said is proved; a rule whose remainder falls into too many parts is left alone.
 */
export function idleRules(filter: Filter, referenceOf: (rule: FilterRule) => RuleReference): readonly IdleFinding[] {
  const shelf = shelve(filter);
  const idle = new Set<number>();
  const found: IdleFinding[] = [];
  const isOrdered = filter.kind !== 'aws-security-group';
  // Of rules that say the same the first stands, so a group is walked from its end.
  const walk = [...filter.rules.keys()];
  for (const at of isOrdered ? walk : walk.reverse()) {
    const rule = filter.rules[at] as FilterRule;
    if (rule.place === null || rule.action === 'unsure') continue;
    const finding = findingOf(at, filter, shelf, (other) =>
      isOrdered ? other < at : other !== at && !idle.has(other),
    );
    if (finding === null) continue;
    idle.add(at);
    found.push({
      rule: referenceOf(rule),
      kind: finding.kind,
      by: finding.by.map((one) => referenceOf(filter.rules[one] as FilterRule)),
    });
  }
  return isOrdered ? found : found.reverse();
}

/** The boxes that surely decide what comes to them, so that many of which nobody can be sure stand in no rule's way. */
interface Shelf {
  readonly boxes: readonly Box[];
  /** By the position of a box: that of its rule. */
  readonly rules: readonly number[];
  readonly index: BoxIndex;
  /** By rule: what it says, as a key. */
  readonly keys: readonly string[];
}

function shelve({ rules }: Filter): Shelf {
  const boxes: Box[] = [];
  const owners: number[] = [];
  const keys = rules.map((rule, at) => {
    const own = joinedAddresses(rule.boxes);
    const isSure = rule.action !== 'unsure' && rule.mayMiss !== true;
    for (const box of isSure ? own : []) {
      boxes.push(box);
      owners.push(at);
    }
    return `${rule.action} ${own.map(boxKey).sort().join(' | ')}`;
  });
  return { boxes, rules: owners, index: indexOf(boxes), keys };
}

/** How many subtractions a rule is worth. */
const MOST_STEPS = 20_000;
const SHOWN = 3;

function findingOf(
  at: number,
  { rules }: Filter,
  { boxes, rules: owners, index, keys }: Shelf,
  mayTake: (other: number) => boolean,
): { readonly kind: IdleFinding['kind']; readonly by: readonly number[] } | null {
  const rule = rules[at] as FilterRule;
  if (rule.boxes.length === 0) return { kind: 'never', by: [] };
  const own = joinedAddresses(rule.boxes);
  const takers = new Set<number>();
  let steps = 0;
  const isTaken = (box: Box, isTaker: (other: FilterRule) => boolean): boolean => {
    let rest: readonly Box[] = [box];
    for (const position of index.meeting(box)) {
      const owner = owners[position] as number;
      const other = rules[owner] as FilterRule;
      if (!mayTake(owner) || !isTaker(other)) continue;
      const taken = boxes[position] as Box;
      const left = rest.flatMap((one) => subtractBox(one, taken));
      steps += rest.length;
      if (left.length !== rest.length || left.some((one, index) => one !== rest[index])) takers.add(owner);
      rest = left;
      if (rest.length === 0) return true;
      if (steps > MOST_STEPS) return false;
    }
    return false;
  };
  if (!own.every((box) => isTaken(box, () => true))) return null;
  const same = [...takers].find((other) => keys[other] === keys[at]);
  if (same !== undefined) return { kind: 'duplicate', by: [same] };
  const all = [...takers];
  takers.clear();
  // What takes a part of it and decides otherwise may stand beside others that take in all of it, and decide alike.
  if (own.every((box) => isTaken(box, ({ action }) => action === rule.action)))
    return { kind: 'covered', by: [...takers].slice(0, SHOWN) };
  return { kind: 'shadowed', by: all.slice(0, SHOWN) };
}
