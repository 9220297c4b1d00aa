import type { Issue } from '../diagnostics';
import type { Choice, ChoiceValue, Conjunction, Product } from '../model/product';
import { RESERVED_PROFILE_KEYS } from '../model/profile';

/** The values that each choice has under a profile; a flag or party has one boolean, a some-of any number of words. */
export type Settled = ReadonlyMap<string, readonly ChoiceValue[]>;

/** A gathering place: nothing is thrown until everything was looked at. */
export interface Gathering {
  readonly issues: Issue[];
}

/** Says what a value is, for a person. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return 'an array';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : String(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of a record: a profile that came from JSON may bear any key. */
export function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The choices of a profile, checked one by one. `standing` are the optional parties that stand without being said so:
 * they are placed, or ask themselves. A fact of the user's is asked for where a flow of the `asker` hangs on it.
 */
export function settleChoices(
  product: Product,
  profile: Readonly<Record<string, unknown>>,
  standing: ReadonlyMap<string, string>,
  asker: string | undefined,
  { issues }: Gathering,
): Settled {
  const settled = new Map<string, readonly ChoiceValue[]>();
  const allowed = [...Object.keys(product.choices), ...RESERVED_PROFILE_KEYS];
  for (const key of Object.keys(profile)) {
    if (!allowed.includes(key)) issues.push({ code: 'unknown-choice', at: `profile.${key}`, given: key, allowed });
  }
  for (const [name, choice] of Object.entries(product.choices)) {
    settled.set(name, settle(name, choice, own(profile, name), standing.get(name), issues));
  }
  for (const [name, choice] of Object.entries(product.choices)) {
    const stands = standing.get(name);
    const isMade = stands !== undefined || isMadeBy(own(profile, name));
    const lacking = lackingBeside(product, name, settled);
    if (lacking === null && !isMade && choice.kind === 'oneOf' && choice.default === undefined) {
      if (!matters(product, name, asker)) continue;
      const { gloss, values } = choice;
      issues.push({ code: 'choice-missing', at: `profile.${name}`, choice: name, gloss, allowed: values });
    } else if (lacking !== null && isMade && !isOpenQuestion(product, lacking, settled)) {
      const [beside, allowed] = lacking;
      const has = (settled.get(beside) ?? []).map(String);
      const because = stands === undefined ? {} : { because: stands };
      issues.push({
        code: 'choice-not-concerned',
        at: `profile.${name}`,
        choice: name,
        beside,
        allowed,
        has,
        ...because,
      });
    }
  }
  return settled;
}

/** Whether a flow of the role that asks hangs on the choice; where nobody asks, any flow may. */
function matters({ requirements }: Product, choice: string, asker: string | undefined): boolean {
  if (asker === undefined) return true;
  const own = requirements.filter(({ from, to }) => from === asker || to === asker);
  return own.some(({ when }) => when.some((conjunction) => Object.hasOwn(conjunction, choice)));
}

/** Whether something was chosen; `false` and an empty list choose nothing. */
function isMadeBy(given: unknown): boolean {
  return given !== undefined && given !== false && !(Array.isArray(given) && given.length === 0);
}

/**
 * The choice beside which this one has nothing to say, with the values under which it would; null where it has. What it
 * concerns may be a choice that has nothing to say itself: that one's lack is told, since it has to be mended first.
 */
function lackingBeside(
  product: Product,
  name: string,
  settled: Settled,
  above: readonly string[] = [],
): readonly [string, readonly string[]] | null {
  for (const [beside, values] of Object.entries(product.choices[name]?.concerns ?? {})) {
    const isChoice = values.some((value) => value !== false) && ![name, ...above].includes(beside);
    const lacking = isChoice ? lackingBeside(product, beside, settled, [name, ...above]) : null;
    if (lacking !== null) return lacking;
    if (!holds([{ [beside]: values }], settled)) return [beside, values.map(String)];
  }
  return null;
}

/** A one-of that is itself not made is told by itself. */
function isOpenQuestion(product: Product, [beside]: readonly [string, unknown], settled: Settled): boolean {
  return product.choices[beside]?.kind === 'oneOf' && settled.get(beside)?.length === 0;
}

function settle(
  name: string,
  choice: Choice,
  given: unknown,
  standing: string | undefined,
  issues: Issue[],
): readonly ChoiceValue[] {
  const at = `profile.${name}`;
  switch (choice.kind) {
    case 'oneOf': {
      if (given === undefined && choice.default !== undefined) return [choice.default];
      return given === undefined ? [] : chosenOf(name, at, choice.values, given, issues);
    }
    case 'someOf': {
      if (given === undefined) return [];
      if (!Array.isArray(given)) {
        issues.push({
          code: 'wrong-type',
          at,
          given: printed(given),
          expected: `an array of ${choice.values.join(', ')}`,
        });
        return [];
      }
      return given.flatMap((value, index) => chosenOf(name, `${at}[${index}]`, choice.values, value, issues));
    }
    case 'flag':
      return [booleanOf(at, given, issues) ?? choice.default ?? false];
    case 'party': {
      const said = booleanOf(at, given, issues);
      if (said === false && standing !== undefined) {
        issues.push({ code: 'party-contradicted', at, party: name, because: standing });
      }
      return [said ?? standing !== undefined];
    }
  }
}

function chosenOf(
  choice: string,
  at: string,
  allowed: readonly string[],
  given: unknown,
  issues: Issue[],
): readonly string[] {
  const value = allowed.find((candidate) => candidate === given);
  if (value !== undefined) return [value];
  issues.push({
    code: 'unknown-value',
    at,
    choice,
    given: typeof given === 'string' ? given : printed(given),
    allowed,
  });
  return [];
}

function booleanOf(at: string, given: unknown, issues: Issue[]): boolean | undefined {
  if (given === undefined || typeof given === 'boolean') return given;
  issues.push({ code: 'wrong-type', at, given: printed(given), expected: 'true or false' });
  return undefined;
}

/** Whether a requirement stands under the settled choices: any of its conjunctions suffices, none at all is always. */
export function holds(when: readonly Conjunction[], settled: Settled): boolean {
  return when.length === 0 || when.some((conjunction) => isMet(conjunction, settled));
}

/** Asked of every requirement under every profile, so nothing is made on the way. */
function isMet(conjunction: Conjunction, settled: Settled): boolean {
  for (const choice in conjunction) {
    const values = conjunction[choice] ?? [];
    if (!(settled.get(choice)?.some((value) => values.includes(value)) ?? false)) return false;
  }
  return true;
}
