/** Why the engine does not load a line; caught where lines are read. */
export class LineFault extends Error {}

export function fail(why: string): never {
  throw new LineFault(why);
}
