import { anyOf, type Common, commonOf } from '../overlap';
import { insideOf } from '../rule-shapes';
import type { Operator, Seed } from '../seeds';
import { decides, isPlain, keyOf, of, type Plain, type Spot } from '../spots';

/** What has a priority: a rule of a network security group, or a collection of a policy. */
interface Ranked {
  readonly at: string;
  /** What holds the priority. */
  readonly own: Plain;
  /** Only what stands in one list is asked in one order. */
  readonly list: unknown;
  readonly action: string;
  readonly rules: readonly Plain[];
}

/** Rules whose priorities two neighbours of one order give each other. */
export const IN_PRIORITIES: readonly Operator[] = [
  {
    name: 'two priorities are swapped, and what one opens the other closes',
    harm: true,
    seeds: swaps(decidesOtherwise),
  },
  {
    name: 'two priorities are swapped, of rules that say the same or share nothing',
    harm: false,
    seeds: swaps(isNoMatter),
  },
];

function swaps(isWanted: (a: Ranked, b: Ranked, before: readonly Ranked[]) => boolean): Operator['seeds'] {
  return (spots) => {
    const ranked = [...securityRulesIn(spots), ...collectionsIn(spots)];
    return [...new Set(ranked.map(({ list }) => list))].flatMap((list) => {
      const order = ranked.filter((one) => one.list === list).sort((a, b) => priorityOf(a) - priorityOf(b));
      return order.flatMap((b, index): readonly Seed[] => {
        const a = order[index - 1];
        if (a === undefined || priorityOf(a) === priorityOf(b)) return [];
        if (!isWanted(a, b, order.slice(0, index - 1))) return [];
        return [{ at: `${a.at} and ${b.at}`, value: JSON.stringify(b.own), act: () => swap(a.own, b.own) }];
      });
    });
  };
}

/** Neighbours decide in another order about what they share, and nothing before them has decided about it. */
function decidesOtherwise(a: Ranked, b: Ranked, before: readonly Ranked[]): boolean {
  return (
    a.action !== b.action &&
    shared(a, b) === 'surely' &&
    before.every((one) => shared(one, a) === 'never' || shared(one, b) === 'never')
  );
}

/** Between neighbours stands nothing that could come first of the two. */
function isNoMatter(a: Ranked, b: Ranked): boolean {
  return a.action === b.action || shared(a, b) === 'never';
}

function shared(a: Ranked, b: Ranked): Common {
  return anyOf(a.rules.flatMap((one) => b.rules.map((other) => commonOf(one, other))));
}

function priorityOf({ own }: Ranked): number {
  return Number(of(own, 'priority'));
}

function swap(a: Plain, b: Plain): void {
  const [first, second] = [keyOf(a, 'priority') ?? '', keyOf(b, 'priority') ?? ''];
  [a[first], b[second]] = [b[second], a[first]];
}

function securityRulesIn(spots: readonly Spot[]): readonly Ranked[] {
  const seen = new Set<Plain>();
  return spots.flatMap((spot): readonly Ranked[] => {
    const { value, holder, word } = spot;
    if (!isPlain(value) || word === 'defaultsecurityrules' || !decides(spot)) return [];
    const own = insideOf(value);
    const words = ['access', 'direction'].map((one) => of(own, one));
    if (words.some((one) => typeof one !== 'string') || typeof of(own, 'priority') !== 'number' || seen.has(own))
      return [];
    seen.add(own);
    const group = String(of(own, 'networksecuritygroupname') ?? String(of(value, 'name') ?? '').split('/')[0]);
    const list = word === 'securityrules' || word === 'securityrule' ? listId(holder) : group;
    const [action, direction] = words.map((one) => String(one).toLowerCase());
    return [{ at: spot.path.join('/'), own, list: `${list} ${direction}`, action: action ?? '', rules: [own] }];
  });
}

function collectionsIn(spots: readonly Spot[]): readonly Ranked[] {
  return spots.flatMap((spot): readonly Ranked[] => {
    const { value, holder } = spot;
    if (!isPlain(value) || !Array.isArray(holder) || typeof of(value, 'priority') !== 'number') return [];
    const rules = of(value, 'rules', 'rule');
    const action = of(value, 'action');
    const said = String(isPlain(action) ? of(action, 'type') : action);
    if (!Array.isArray(rules) || !/^(allow|deny)$/i.test(said)) return [];
    const plain = rules.filter(isPlain);
    // Rules of networks are asked before those of applications, whatever their priority.
    if (!plain.every((rule) => keyOf(rule, 'destinationports') !== null)) return [];
    return [{ at: spot.path.join('/'), own: value, list: listId(holder), action: said.toLowerCase(), rules: plain }];
  });
}

const ids = new WeakMap<object, number>();
let next = 0;

function listId(list: object): string {
  const known = ids.get(list) ?? next++;
  ids.set(list, known);
  return `list ${known}`;
}
