/** A stream of choices that is the same for the same seed, on every machine. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** From 0 to one less than `many`. */
  below(many: number): number {
    return Math.floor(this.next() * many);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** From one to `most` of them, each once, in any order. */
  some<T>(from: readonly T[], most: number): readonly T[] {
    return this.shuffled(from).slice(0, this.between(1, Math.min(most, from.length)));
  }

  shuffled<T>(from: readonly T[]): readonly T[] {
    const all = [...from];
    for (let at = all.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const [a, b] = [all[at], all[other]];
      if (a !== undefined && b !== undefined) [all[at], all[other]] = [b, a];
    }
    return all;
  }

  times<T>(many: number, make: (at: number) => T): readonly T[] {
    return Array.from({ length: many }, (_, at) => make(at));
  }
}
