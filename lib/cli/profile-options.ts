import { type Issue, nearest } from '../diagnostics';
import { isMeantAsAddress, parseCidr } from '../model/addresses';
import type { AdditionalRule } from '../model/entry';
import { hostKey } from '../model/host';
import { parseHost } from '../model/host-syntax';
import type { Choice, Product } from '../model/product';
import { OVERLAY_FORM, readOverlay } from './overlay-options';
import { type FileData, type OptionForm, pairOf, pairsOf, type Typed, valuesOf } from './typed';
import type { Whereabouts } from './whereabouts';

/** The options of which a profile is made. */
export const PROFILE_OPTIONS: readonly OptionForm[] = [
  {
    form: '--choose CHOICE=VALUE',
    words:
      "a choice of the product; repeat it per value where several may hold; supplements=ID takes in a document beyond the vendor's page",
    repeats: true,
  },
  { form: '--supply PARTY=HOST-OR-CIDR', words: 'where a party is, as a host name or addresses', repeats: true },
  {
    form: '--ports ID=PORTS',
    words: 'ports of a requirement that the page leaves to you: 9443, 80/http',
    repeats: true,
  },
  OVERLAY_FORM,
];

/** A profile as plain data, not yet checked, and what is wrong with the way it was typed. */
export interface TypedProfile {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** The profile that was typed; each part is noted where it was typed, for what the core will find wrong with it. */
export function readProfile(product: Product, typed: readonly Typed[], where: Whereabouts): TypedProfile {
  const issues: Issue[] = [];
  const choices = chosen(product, pairsOf('--choose', typed), where, issues);
  const parties = suppliedParties(pairsOf('--supply', typed), where);
  const ports = Object.fromEntries(
    Object.entries(once('--ports', pairsOf('--ports', typed), issues)).filter(([id, text]) => {
      const meant = fixedPortsMeant(product, id, text);
      if (meant === null) return true;
      issues.push(meant);
      return false;
    }),
  );
  for (const [id, text] of Object.entries(ports)) where.note(`profile.ports.${id}`, `--ports ${id}=${text}`);
  const filled = Object.entries({ parties, ports }).filter(([, given]) => Object.keys(given).length > 0);
  const overlay = readOverlay(typed, where, issues);
  const rows = overlay === undefined ? [] : [['overlay', overlay] as const];
  const own = Object.fromEntries<unknown>([...Object.entries(choices), ...filled, ...rows]);
  return { profile: beside(own, dataOf(typed, where)?.profile ?? {}), issues };
}

/** What a profile file says, where one was taken; each part is noted where it stands there. */
function dataOf(typed: readonly Typed[], where: Whereabouts): FileData | undefined {
  const data = typed.find((one) => one.data !== undefined)?.data;
  for (const [part, place] of data?.places ?? []) where.note(part, place);
  return data;
}

/** The openings of the user's own; no option says one. The core looks at every word of them, whatever their type says here. */
export function additionalRulesIn(
  typed: readonly Typed[],
  where: Whereabouts,
): { readonly additionalRules?: readonly AdditionalRule[] } {
  const rules = dataOf(typed, where)?.additionalRules ?? [];
  return rules.length === 0 ? {} : { additionalRules: rules as readonly AdditionalRule[] };
}

/** What was typed, and what the file says beside it: it says nothing any more of a choice, a party or ports that were typed. */
function beside(
  own: Readonly<Record<string, unknown>>,
  inFile: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const both = ['parties', 'ports'].flatMap((key) => {
    const [typed, read] = [own[key], inFile[key]];
    return isRecord(typed) && isRecord(read) ? [[key, { ...read, ...typed }] as const] : [];
  });
  return { ...inFile, ...own, ...Object.fromEntries(both) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id that does not exist and is nearest to one whose ports nobody can supply: the core would guess among the others. */
function fixedPortsMeant({ requirements }: Product, id: string, text: string): Issue | null {
  if (requirements.some((one) => one.id === id)) return null;
  const meant = nearest(
    id,
    requirements.map((one) => one.id),
  );
  const requirement = requirements.find((one) => one.id === meant);
  const missing = requirement?.incomplete?.missing ?? [];
  if (requirement?.portsAre !== 'fixed' || missing.includes('transport')) return null;
  return {
    code: 'fixed-ports-meant',
    at: `--ports ${id}=${text}`,
    given: id,
    meant: requirement.id,
    printed: requirement.ports,
  };
}

/** What was chosen in half, without a value: it was told with the line, and does not lack a second time. */
export function isHalfChosen(typed: readonly Typed[], { code, ...issue }: Issue): boolean {
  return code === 'choice-missing' && 'choice' in issue && valuesOf(typed, '--choose').some(halfOf(issue.choice));
}

function halfOf(choice: string): (text: string) => boolean {
  return (text) => pairOf(text) === null && text.replace(/=.*/s, '') === choice;
}

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
  const values = [...single].flatMap(([name, text]): readonly (readonly [string, unknown])[] => {
    if (!isYesOrNo(product.choices[name])) return [[name, text]];
    if (text === 'true' || text === 'false') return [[name, text === 'true']];
    const at = `--choose ${name}=${text}`;
    issues.push({ code: 'unknown-value', at, choice: name, given: text, allowed: ['true', 'false'] });
    return [];
  });
  return Object.fromEntries<unknown>([...values, ...several]);
}

/** Flags and optional parties are JSON booleans. */
function isYesOrNo(choice: Choice | undefined): boolean {
  return choice?.kind === 'flag' || choice?.kind === 'party';
}

function suppliedParties(
  pairs: readonly (readonly [string, string])[],
  where: Whereabouts,
): Readonly<Record<string, { readonly hosts?: readonly string[]; readonly addresses?: readonly string[] }>> {
  const parties = new Map<string, Readonly<Record<'hosts' | 'addresses', readonly string[]>>>();
  for (const [party, text] of pairs) {
    const before = parties.get(party) ?? { hosts: [], addresses: [] };
    const kind = isMeantAsAddress(text) ? 'addresses' : 'hosts';
    // The same thing said twice is said once, however it is spelt.
    if (before[kind].some((one) => meaningOf(one) === meaningOf(text))) continue;
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

function meaningOf(text: string): string {
  if (isMeantAsAddress(text)) {
    const cidr = parseCidr(text);
    return cidr.ok ? cidr.value.text : text;
  }
  const host = parseHost(text);
  return host.ok ? hostKey(host.value) : text;
}
