import { onceForEach } from '../model/read-once';
import { shelved } from '../model/shelved';
import type { Box } from './box';
import { membershipKey } from './box-keys';
import type { Membership, Side } from './side';

/**
 * Lists of boxes, parted by what their ends say of unknown sets. What says something of a set of which a box says nothing
 * takes in a part of that box at most: what is open to one source never takes in all that another asks for, and of a hundred
 * sources those are ninety-nine parts of a list. So a box asks for a few shelves, one for each choice among its own
 * memberships, and looks at no other. Of the network that a firewall takes for its own everything says something, and what
 * is said of one part stands beside what is said of the other: that is no difference here.
 */
export class Knowing {
  private readonly parted = new WeakMap<readonly Box[], ReadonlyMap<string, readonly Box[]>>();

  /** Those of a list that say of unknown sets nothing but what the box says too. */
  noMore(list: readonly Box[], box: Box): readonly (readonly Box[])[] {
    if (list.length <= SHORT) {
      const more = list.filter((one) => saysMore(one, box)).length;
      if (more === 0) return [list];
      if (more === list.length) return [];
    }
    const shelves =
      this.parted.get(list) ??
      shelved(list.map((one) => [endsKey(keyOf(one.from.memberships), keyOf(one.to.memberships)), one]));
    this.parted.set(list, shelves);
    if (box.from.memberships.length + box.to.memberships.length > FEW)
      return [...shelves.values()].filter(([one]) => one !== undefined && !saysMore(one, box));
    return keysOf(box.from.memberships).flatMap((from) =>
      keysOf(box.to.memberships).flatMap((to) => {
        const shelf = shelves.get(endsKey(from, to));
        return shelf === undefined ? [] : [shelf];
      }),
    );
  }
}

/** Shorter lists are mostly of one source, and walked faster than parted. */
const SHORT = 12;

/** An end speaks of one set or two; each more doubles the keys, and then the shelves are walked instead. */
const FEW = 6;

/** Whether a box says of an unknown set what the other does not say. */
export function saysMore({ from, to }: Box, other: Box): boolean {
  return endSaysMore(from, other.from) || endSaysMore(to, other.to);
}

function endSaysMore({ memberships: own }: Side, { memberships: others }: Side): boolean {
  return !own.every(
    ({ set, inside }) => set.partsAll || others.some((one) => one.set.id === set.id && one.inside === inside),
  );
}

function endsKey(from: string, to: string): string {
  return `${from} > ${to}`;
}

function keyOf(memberships: readonly Membership[]): string {
  return membershipKey({ memberships: telling(memberships) });
}

/** By what may be said of some of the sets of which an end says something. */
const keysOf = onceForEach((memberships: readonly Membership[]): readonly string[] => {
  const choices: (readonly Membership[])[] = [[]];
  for (const one of telling(memberships)) choices.push(...choices.map((choice) => [...choice, one]));
  return choices.map((choice) => membershipKey({ memberships: choice }));
});

function telling(memberships: readonly Membership[]): readonly Membership[] {
  return memberships.filter(({ set }) => !set.partsAll);
}
