import { createHash } from 'node:crypto';

/**
 * Numbers from names: the same name gets the same number whatever stands beside it, so that nothing moves when a rule
 * or a group comes or goes. Two names of one number are parted by probing in canonical order, so a number moves only in
 * a collision. What is in `spoken` is somebody else's and goes to nobody.
 */
export function numbersOf(
  names: readonly string[],
  highest: number,
  spoken: readonly number[] = [],
): ReadonlyMap<string, number> {
  const taken = new Set(spoken);
  const numbers = new Map<string, number>();
  for (const name of [...new Set(names)].sort()) {
    let number = (createHash('sha256').update(name).digest().readUInt32BE(0) % highest) + 1;
    while (taken.has(number)) number = (number % highest) + 1;
    taken.add(number);
    numbers.set(name, number);
  }
  return numbers;
}
