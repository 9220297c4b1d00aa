import { existsSync } from 'node:fs';
import type { Issue } from '../../diagnostics';
import { filesIn } from '../files';
import type { Outcome } from '../outcome';
import {
  type CommandLine,
  firstValue,
  isTyped,
  type OptionForm,
  optionName,
  pairsOf,
  type Typed,
  valuesOf,
} from '../typed';
import { Whereabouts } from '../whereabouts';
import type { FileEntry } from './read';

/** Where a command looks in the working folder, where nothing else says whose requirements they are. */
export const PROFILE_FILE_NAMES = ['portolan.json', 'portolan.yaml', 'portolan.yml'] as const;

const ENTRY = '--entry NAME';
const WHICH = 'which entry of the profile file';

const PROFILE_FILE_OPTIONS: readonly OptionForm[] = [
  {
    form: '--profile FILE',
    words: `a profile file, of which typed options override what they say again; default: ${PROFILE_FILE_NAMES.join(', ')} in this folder`,
  },
  { form: ENTRY, words: `${WHICH}: a run takes one; default: the only one` },
  { form: '--no-profile', words: 'take no profile file, though one lies in this folder' },
];

/** The options by which a command takes a profile file, one entry of it or several. */
export function profileFileOptions(takesEntries: boolean): readonly OptionForm[] {
  if (!takesEntries) return PROFILE_FILE_OPTIONS;
  return PROFILE_FILE_OPTIONS.map((one) =>
    one.form === ENTRY
      ? { form: ENTRY, words: `${WHICH}; repeat it for several; default: the only one`, repeats: true }
      : one,
  );
}

/** What says on the line itself whose requirements they are, so that no file is looked for. */
const SAID_OTHERWISE = ['--product', '--all', '--request'];

/** A line with what a profile file says beside it. */
export interface TakenProfile {
  readonly line: CommandLine;
  /** What is wrong with the file, beside which nobody knows what its line lacks. */
  readonly issues: readonly Issue[];
  /** The outcome of the line, told in the places of the file where it is about what stands there. */
  readonly tell: <Came extends Outcome | Promise<Outcome>>(came: Came) => Came;
}

/** Whether a command asks who asks, so that a profile file can say it. */
export function takesProfile(forms: readonly OptionForm[]): boolean {
  return ['--product', '--role'].every((option) => forms.some((form) => optionName(form) === option));
}

/**
 * Takes the profile file of a line, where it names one or one lies in the folder. Of several entries in one that nobody
 * named none is taken where the command needs no role.
 */
export function takeProfile(
  line: CommandLine,
  forms: readonly OptionForm[],
  command: string,
  { roleIsOptional = false }: { readonly roleIsOptional?: boolean } = {},
): TakenProfile {
  const issues: Issue[] = [];
  const { typed } = line;
  if (!forms.some((form) => optionName(form) === '--profile')) return untaken(line, issues);
  const path = pathOf(typed, command, issues);
  if (path === null || issues.length > 0) return untaken(line, issues);
  const [file] = filesIn([path], issues);
  if (file === undefined) return untaken(line, issues);
  // What reads a profile file knows the options of all commands; most lines have none.
  const { readProfileFile } = require('./read') as typeof import('./read');
  const read = readProfileFile(file);
  issues.push(...read.issues);
  if (roleIsOptional && read.entries.length > 1 && !isTyped(typed, '--profile') && !isTyped(typed, '--entry')) {
    const remark = `${path} has several entries, and none was taken (--entry NAME takes one)`;
    return { line, issues, tell: telling([remark], () => undefined) };
  }
  const entries = issues.length > 0 ? [] : chosen(read.entries, typed, command, issues);
  if (entries.length === 0) return untaken(line, issues);
  const own = typed.filter(({ option }) => !PROFILE_FILE_OPTIONS.some((form) => optionName(form) === option));
  issues.push(...entries.flatMap((entry) => otherProduct(own, entry)));
  const taken = entries.map((entry) => underTyped(entry, own, forms));
  const names = `${entries.length === 1 ? 'entry' : 'entries'} ${entries.map(({ name }) => name).join(', ')}`;
  const remarks = [
    ...(isTyped(typed, '--profile') ? [] : [`taken from ${path}, ${names} (--no-profile leaves it)`]),
    ...taken.flatMap(({ overridden }) => overridden),
  ];
  const [first = [], ...beside] = taken.map(({ kept, data }) => [
    ...own,
    { option: '--profile', value: path, data },
    ...kept,
  ]);
  const places = taken.map(({ kept, data }) => placesOf(kept, data.places));
  return {
    line: { ...line, typed: first, ...(beside.length === 0 ? {} : { beside }) },
    issues,
    tell: telling(remarks, (at) => places.map((placeOf) => placeOf(at)).find((place) => place !== undefined)),
  };
}

/** An entry by itself, as a command takes it, and where in the file an issue of it is told. */
export function entryLine(
  entry: FileEntry,
  path: string,
  forms: readonly OptionForm[],
): { readonly typed: readonly Typed[]; readonly placeOf: (at: string) => string | undefined } {
  const { kept, data } = underTyped(entry, [], forms);
  return {
    typed: [{ option: '--profile', value: path, data }, ...kept],
    placeOf: placesOf(kept, data.places),
  };
}

function untaken(line: CommandLine, issues: readonly Issue[]): TakenProfile {
  return { line, issues, tell: (came) => came };
}

function pathOf(typed: readonly Typed[], command: string, issues: Issue[]): string | null {
  const path = firstValue(typed, '--profile');
  if (isTyped(typed, '--no-profile')) {
    for (const given of ['--profile', '--entry'].filter((option) => isTyped(typed, option))) {
      issues.push({ code: 'options-exclude', at: given, option: '--no-profile', given });
    }
    return null;
  }
  if (path !== undefined || isTyped(typed, '--profile')) return path ?? null;
  const isAsked = isTyped(typed, '--entry');
  if (!isAsked && SAID_OTHERWISE.some((option) => isTyped(typed, option))) return null;
  const found = PROFILE_FILE_NAMES.filter((name) => existsSync(name));
  const [only, ...others] = found;
  if (others.length > 0 || (only === undefined && isAsked)) {
    issues.push({ code: 'option-missing', at: command, form: '--profile FILE', allowed: found });
    return null;
  }
  return only ?? null;
}

function chosen(
  entries: readonly FileEntry[],
  typed: readonly Typed[],
  command: string,
  issues: Issue[],
): readonly FileEntry[] {
  const named = [...new Set(valuesOf(typed, '--entry'))];
  const allowed = entries.map(({ name }) => name);
  if (named.length === 0) {
    if (entries.length === 1) return entries;
    issues.push({ code: 'option-missing', at: command, form: ENTRY, allowed });
    return [];
  }
  return named.flatMap((given) => {
    const entry = entries.find(({ name }) => name === given);
    if (entry === undefined)
      issues.push({ code: 'unknown-value', at: `--entry ${given}`, choice: 'entry', given, allowed });
    return entry ?? [];
  });
}

/** Another product's choices would be none of these. */
function otherProduct(own: readonly Typed[], { typed }: FileEntry): readonly Issue[] {
  const [first, second] = [firstValue(typed, '--product') ?? '', firstValue(own, '--product')];
  if (second === undefined || second === first) return [];
  return [{ code: 'option-repeated', at: `--product ${second}`, first, second }];
}

/** Of options of pairs the same key alone is overridden. */
function keyOf({ option, value }: Typed): string {
  const { MEMBERS } = require('./members') as typeof import('./members');
  const kind = MEMBERS.find((member) => member.option === option)?.kind;
  if (kind !== 'pairs' && kind !== 'perParty') return option;
  return `${option} ${value?.includes('=') === true ? value.replace(/=.*/s, '') : ''}`;
}

/** What is left of an entry beside what was typed, as far as the command takes it. */
function underTyped({ typed, data }: FileEntry, own: readonly Typed[], forms: readonly OptionForm[]) {
  const known = forms.map(optionName);
  const said = new Map(own.map((one) => [keyOf(one), one]));
  const taken = typed.filter(({ option }) => known.includes(option));
  const wordsOf = ({ option, value }: Typed) => `${option} ${value ?? ''}`.trimEnd();
  const over = (one: Typed, place: string) => `${wordsOf(one)} takes the place of ${place}`;
  const kept = taken.filter((one) => !said.has(keyOf(one)));
  const replaced = taken.flatMap((one) => {
    const instead = said.get(keyOf(one));
    return instead === undefined || instead.value === one.value ? [] : [over(instead, one.place ?? '')];
  });
  const places = new Map(data.places);
  const parts = new Map(own.flatMap((one) => partsOf(one).map((part) => [part, one] as const)));
  const inProfile = [...parts].flatMap(([part, one]) => {
    const place = places.get(part);
    return place === undefined ? [] : [over(one, place)];
  });
  return { kept, data, overridden: [...new Set([...replaced, ...inProfile])] };
}

/** The parts of a profile that an option says, in the core's words. */
function partsOf(one: Typed): readonly string[] {
  const keys = (option: string) => pairsOf(option, [one]).map(([key]) => key);
  return [
    ...keys('--choose').map((key) => `profile.${key}`),
    ...keys('--supply').map((key) => `profile.parties.${key}`),
    ...keys('--ports').map((key) => `profile.ports.${key}`),
  ];
}

/** From the words in which an issue says where it is to the place in the file. */
function placesOf(
  kept: readonly Typed[],
  parts: readonly (readonly [string, string])[],
): (at: string) => string | undefined {
  const options = new Map<string, string>();
  for (const { option, value, place = '' } of kept) {
    for (const at of [value === null ? option : `${option} ${value}`, option]) {
      if (!options.has(at)) options.set(at, place);
    }
  }
  const where = new Whereabouts();
  for (const [part, place] of parts) where.note(part, place);
  return (at) => options.get(at) ?? (at.startsWith('-') ? undefined : where.placeOf(at));
}

function telling(remarks: readonly string[], placeOf: (at: string) => string | undefined): TakenProfile['tell'] {
  const told = (outcome: Outcome): Outcome =>
    outcome.kind === 'refused'
      ? { ...outcome, issues: outcome.issues.map((issue) => ({ ...issue, at: placeOf(issue.at) ?? issue.at })) }
      : { ...outcome, remarks: [...remarks, ...outcome.remarks] };
  return ((came: Outcome | Promise<Outcome>) =>
    came instanceof Promise ? came.then(told) : told(came)) as TakenProfile['tell'];
}
