/** What the i-th rule of many says, each its own block, port or name. */

export type Plain = Readonly<Record<string, unknown>>;

export const range = <T>(n: number, of: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => of(i));
export const block = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.0/24`;
export const port = (i: number) => 1024 + (i % 60_000);

export const name = (i: number) => `h${i}.site${i % 97}.example.com`;
