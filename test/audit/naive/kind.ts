import type { Dice } from './dice';
import type { Point, Verdict } from './universe';

/** Whether a thing is there: under a condition that nobody knows it may be. */
export type Stands = 'surely' | 'perhaps' | 'never';

/** What of a format the meaning of a set hangs on. */
export interface Traits {
  /** EC2's own rule lets everything out of a group to which nobody gave one. */
  readonly egressByDefault: boolean;
  /** A separate rule of egress takes away what lets everything out, or does not: nobody says so. */
  readonly separateStrips: boolean;
  /** Values that nobody knows: parameters, and what comes of resources. */
  readonly unknowns: boolean;
  /** One value that nobody knows may stand in several rules. */
  readonly shared: boolean;
  /** Things that stand there under a condition. */
  readonly conditions: boolean;
  /** Things that are written down and will be taken away. */
  readonly removals: boolean;
}

/** Surely with the chance that is given, and otherwise as the format can say it. */
export function standing(dice: Dice, { conditions, removals }: Traits, surely: number): Stands {
  if (dice.chance(surely) || !(conditions || removals)) return 'surely';
  return conditions && dice.chance(0.7) ? 'perhaps' : 'never';
}

/** The value, or now and then that nobody knows it. */
export function perhapsLater<T>(dice: Dice, { unknowns }: Traits, value: T, share: number): T | 'later' {
  return unknowns && dice.chance(share) ? 'later' : value;
}

/** By priority: what may be asked first stands first. */
export function byPriority<T extends { readonly priority: number | 'later' }>(these: readonly T[]): readonly T[] {
  const rank = ({ priority }: T) => (priority === 'later' ? -1 : priority);
  return [...these].sort((a, b) => rank(a) - rank(b));
}

/** One kind of rule sets: what there is of it, and what it means. */
export interface Kind<Set> {
  readonly name: string;
  /** A rule of it may close. */
  readonly closes: boolean;
  readonly generate: (dice: Dice, traits: Traits) => Set;
  /** The filters of a set, by what they are called in every format. */
  readonly targets: (set: Set) => readonly string[];
  /** What nobody can read of a set, by the names that every format has for it. */
  readonly sets: (set: Set) => readonly string[];
  readonly point: (dice: Dice, set: Set, target: string) => Point;
  readonly evaluate: (set: Set, target: string, point: Point, traits: Traits) => Verdict;
  /** What the rules say that take the connection in, perhaps or surely. */
  readonly said: (set: Set, target: string, point: Point, traits: Traits) => readonly Verdict[];
  /** The same with one part less, for each part. */
  readonly smaller: (set: Set) => readonly Set[];
}

/** The set as the text of a format, in one or several files; what does not matter is thrown by dice. */
export type Writer<Set> = (set: Set, dice: Dice) => readonly { readonly name: string; readonly text: string }[];
