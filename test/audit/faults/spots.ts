/** Where a fault can be put in, found by the words of the formats alone and without any reader of ours. */

export type Plain = Record<string, unknown>;

/** A member of some object of a template, or an element of a list: it can be read and replaced. */
export interface Spot {
  readonly path: readonly string[];
  /** Without underscores, in lower case: `from_port`, `fromPort` and `FromPort` are one word. */
  readonly word: string;
  readonly holder: Plain | unknown[];
  readonly key: string;
  readonly value: unknown;
  readonly up: readonly (Plain | unknown[])[];
}

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const wordOf = (key: string): string => key.replace(/_/g, '').toLowerCase();

/** What repeats beside the values that count: the state before, the outputs, what is only known to be unknown. */
const BESIDE = new Set([
  'configuration',
  'resourcechanges',
  'resourcedrift',
  'priorstate',
  'outputs',
  'sensitivevalues',
  'oldstate',
  'propertydependencies',
  'tags',
  'metadata',
]);

export function spotsOf(template: unknown): readonly Spot[] {
  const spots: Spot[] = [];
  const walk = (holder: unknown, path: readonly string[], word: string, up: Spot['up']): void => {
    if (Array.isArray(holder)) {
      holder.forEach((value, at) => {
        spots.push({ path: [...path, `${at}`], word, holder, key: `${at}`, value, up });
        walk(value, [...path, `${at}`], word, [holder, ...up]);
      });
    } else if (isPlain(holder)) {
      for (const [key, value] of Object.entries(holder)) {
        const own = wordOf(key);
        if (BESIDE.has(own)) continue;
        if (!Array.isArray(value)) spots.push({ path: [...path, key], word: own, holder, key, value, up });
        walk(value, [...path, key], own, [holder, ...up]);
      }
    }
  };
  walk(template, [], '', []);
  return spots;
}

/** Whether it belongs to what closes: without it the cloud closes mostly as well, so a fault there may change nothing. */
export function closes({ holder, up }: Spot): boolean {
  return [holder, ...up].some((one) => {
    const action = of(one, 'access', 'action');
    return /^(deny|drop|block|reject)$/i.test(String(isPlain(action) ? of(action, 'type') : action));
  });
}

/** Whether it surely stands there, and in something that filters: no branch of a condition, no load balancer. */
export function decides({ path, holder, up }: Spot): boolean {
  const types = [holder, ...up].map((one) => String(of(one, 'type')));
  return !path.includes('Fn::If') && !types.some((type) => type.includes('LoadBalancing'));
}

export function put(spot: Spot, value: unknown): void {
  if (Array.isArray(spot.holder)) spot.holder[Number(spot.key)] = value;
  else spot.holder[spot.key] = value;
}

/** A member of an object by its word. */
export function of(plain: unknown, ...words: readonly string[]): unknown {
  const key = keyOf(plain, ...words);
  return key === null ? undefined : (plain as Plain)[key];
}

export function keyOf(plain: unknown, ...words: readonly string[]): string | null {
  if (!isPlain(plain)) return null;
  return Object.keys(plain).find((key) => words.includes(wordOf(key))) ?? null;
}

/** Every object of a template that has this member, in whatever part of it. */
export function* objectsWith(value: unknown, word: string): Generator<Plain> {
  if (Array.isArray(value)) for (const one of value) yield* objectsWith(one, word);
  else if (isPlain(value)) {
    if (keyOf(value, word) !== null) yield value;
    for (const one of Object.values(value)) yield* objectsWith(one, word);
  }
}
