import type { Place } from './place';

/** The keys and indices of a pointer of RFC 6901. */
export function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer to what lies under another one. */
export function pointerTo(parent: string, token: string | number): string {
  return `${parent}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The line, from 1, of each place in a text; found once, asked often. */
export function linesOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** A text of which each line is a line of its file: a literal block of YAML. */
export interface TextBlock {
  /** The line of the file on which its first line stands, from 1. */
  readonly first: number;
  /** How many lines it has, before any function puts values into it. */
  readonly lines: number;
}

/** A place in a file. Its line is that of the nearest part that stands in the text: what is worked out has none of its own. */
export function nearestPlace(
  file: { readonly name: string; readonly lineOf: (pointer: string) => number | null },
  resource: string,
  pointer: string,
): Place {
  let line = file.lineOf(pointer);
  for (let at = pointer; line === null && at !== ''; line = file.lineOf(at)) at = at.slice(0, at.lastIndexOf('/'));
  return { file: file.name, resource, pointer, line };
}
