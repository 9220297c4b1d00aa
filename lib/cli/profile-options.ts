import type { Issue } from '../diagnostics';
import type { Choice, Product } from '../model/product';
import { type OptionForm, pairOf, type Typed, valuesOf } from './typed';
import type { Whereabouts } from './whereabouts';

/** The options of which a profile is made. */
export const PROFILE_OPTIONS: readonly OptionForm[] = [
  {
    form: '--choose CHOICE=VALUE',
    words: 'a choice of the product; repeat it per value where several may hold',
    repeats: true,
  },
  { form: '--supply PARTY=HOST-OR-CIDR', words: 'where a party is, as a host name or addresses', repeats: true },
  {
    form: '--ports ID=PORTS',
    words: 'ports of a requirement that the page leaves to you: 9443, 80/http',
    repeats: true,
  },
];

/** A profile as plain data, not yet checked, and what is wrong with the way it was typed. */
export interface TypedProfile {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** The profile that was typed; each part is noted where it was typed, for what the core will find wrong with it. */
export function readProfile(product: Product, typed: readonly Typed[], where: Whereabouts): TypedProfile {
  const issues: Issue[] = [];
  const choices = chosen(product, pairsOf('--choose', typed, issues), where, issues);
  const parties = suppliedParties(pairsOf('--supply', typed, issues), where);
  const ports = once('--ports', pairsOf('--ports', typed, issues), issues);
  for (const [id, text] of Object.entries(ports)) where.note(`profile.ports.${id}`, `--ports ${id}=${text}`);
  const filled = Object.entries({ parties, ports }).filter(([, given]) => Object.keys(given).length > 0);
  return { profile: Object.fromEntries([...Object.entries(choices), ...filled]), issues };
}

/** The `key=value` pairs of an option. */
export function pairsOf(
  option: string,
  typed: readonly Typed[],
  issues: Issue[],
): readonly (readonly [string, string])[] {
  return valuesOf(typed, option).flatMap((text) => {
    const pair = pairOf(text);
    if (pair !== null) return [pair];
    issues.push({ code: 'malformed-option', at: `${option} ${text}`, given: text, form: FORMS[option] ?? 'KEY=VALUE' });
    return [];
  });
}

const FORMS: Readonly<Record<string, string>> = {
  '--choose': 'CHOICE=VALUE',
  '--supply': 'PARTY=HOST-OR-CIDR',
  '--ports': 'ID=PORTS',
  '--source': 'ROLE=CIDR',
  '--without-ranges': 'PARTY=names',
};

/** Pairs of which every key may stand once. */
export function once(
  option: string,
  pairs: readonly (readonly [string, string])[],
  issues: Issue[],
): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [key, value] of pairs) {
    const first = values.get(key);
    if (first === undefined) values.set(key, value);
    else if (first !== value)
      issues.push({ code: 'option-repeated', at: `${option} ${key}=${value}`, first, second: value });
  }
  return Object.fromEntries(values);
}

function chosen(
  product: Product,
  pairs: readonly (readonly [string, string])[],
  where: Whereabouts,
  issues: Issue[],
): Readonly<Record<string, unknown>> {
  const allowed = [...Object.keys(product.choices), 'supplements'];
  const single = new Map<string, string>();
  const several = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    const option = `--choose ${name}=${text}`;
    const choice = Object.hasOwn(product.choices, name) ? product.choices[name] : undefined;
    if (name === 'supplements' || choice?.kind === 'someOf') {
      const before = several.get(name) ?? [];
      where.note(`profile.${name}[${before.length}]`, option);
      several.set(name, [...before, text]);
    } else if (choice === undefined) {
      issues.push({ code: 'unknown-choice', at: option, given: name, allowed });
    } else {
      const first = single.get(name) ?? text;
      if (first !== text) issues.push({ code: 'option-repeated', at: option, first, second: text });
      where.note(`profile.${name}`, option);
      single.set(name, first);
    }
  }
  const values = [...single].map(([name, text]) => [name, valueOfChoice(product.choices[name], text)] as const);
  return Object.fromEntries<unknown>([...values, ...several]);
}

/** Flags and optional parties are JSON booleans; any other word is for the core to judge. */
function valueOfChoice(choice: Choice | undefined, text: string): string | boolean {
  if (choice?.kind !== 'flag' && choice?.kind !== 'party') return text;
  return text === 'true' ? true : text === 'false' ? false : text;
}

function suppliedParties(
  pairs: readonly (readonly [string, string])[],
  where: Whereabouts,
): Readonly<Record<string, { readonly hosts?: readonly string[]; readonly addresses?: readonly string[] }>> {
  const parties = new Map<string, Readonly<Record<'hosts' | 'addresses', readonly string[]>>>();
  for (const [party, text] of pairs) {
    const before = parties.get(party) ?? { hosts: [], addresses: [] };
    const kind = isMeantAsAddress(text) ? 'addresses' : 'hosts';
    const option = `--supply ${party}=${text}`;
    where.note(`profile.parties.${party}`, option);
    where.note(`profile.parties.${party}.${kind}[${before[kind].length}]`, option);
    parties.set(party, { ...before, [kind]: [...before[kind], text] });
  }
  return Object.fromEntries(
    [...parties].map(([party, lists]) => [
      party,
      Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ]),
  );
}

/** By its form alone, so that a malformed address is told what is wrong with it as an address, and a malformed host as a host. */
export function isMeantAsAddress(text: string): boolean {
  const bare = text.trim();
  const numbers = bare.replace(/[/%].*$/s, '').replace(/^([\d.]+):\d+$/, '$1');
  return (
    /^\d[\d.]*(?:\.\*)*(?:\s*[-–]\s*[\d.]+)?$/.test(numbers) ||
    /^0[xo][\da-f]*(?:\.(?:0[xo])?[\da-f]+)*$/i.test(numbers) ||
    /^\[?[\da-f.]*:[\da-f.]*:/i.test(bare)
  );
}
