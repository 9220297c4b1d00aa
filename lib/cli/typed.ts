import type { Command } from 'commander';
import { type Issue, visible } from '../diagnostics';

/** One option as it was typed. */
export interface Typed {
  /** `--choose`. */
  readonly option: string;
  /** Null for a flag, and where the value was forgotten. */
  readonly value: string | null;
  /** Where it stands, where a profile file says it and nobody typed it. */
  readonly place?: string;
  /** What the profile file says beyond options; on `--profile` alone. */
  readonly data?: FileData;
}

/** What of a profile file stays data, since the core looks at all of it and no option says it whole. */
export interface FileData {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly additionalRules: readonly unknown[];
  /** From the core's words for a part (`profile.dataCenter`) to its place in the file. */
  readonly places: readonly (readonly [part: string, place: string])[];
}

/** An option that a command takes. */
export interface OptionForm {
  /** `--choose CHOICE=VALUE`, or `--json` for a flag. */
  readonly form: string;
  readonly words: string;
  /** Whether it may be said more than once. */
  readonly repeats?: true;
  /** The words that may stand there, where they are the same whatever else is typed. */
  readonly values?: readonly string[];
  /** Of pairs the words that may stand before the `=`, where they are the same whatever else is typed. */
  readonly keys?: readonly string[];
}

/** The words that a command takes beside its options. */
export interface OperandForm {
  /** `FILE|FOLDER...` */
  readonly form: string;
  readonly words: string;
  /** Whether options may say all of it, so that the command itself tells what lacks. */
  readonly isOptional?: true;
}

/** Everything that was typed behind a command, with what is wrong with the options as such. */
export interface CommandLine {
  readonly typed: readonly Typed[];
  /** The words that belong to no option, where the command takes some. */
  readonly operands: readonly string[];
  readonly issues: readonly Issue[];
  /** What stands in the place of `typed` for each further entry of a profile file that was named. */
  readonly beside?: readonly (readonly Typed[])[];
}

/** What was typed, once for each entry of a profile file that was named. */
export function typedOfEach({ typed, beside = [] }: CommandLine): readonly (readonly Typed[])[] {
  return [typed, ...beside];
}

/** What any of the entries says, each thing once. */
export function typedOfAll(line: CommandLine): readonly Typed[] {
  const said = new Map(typedOfEach(line).flatMap((typed) => typed.map((one) => [`${one.option} ${one.value}`, one])));
  return [...said.values()];
}

/** The name of an option: `--choose`. */
export function optionName({ form }: OptionForm): string {
  return form.split(' ')[0] ?? form;
}

function takesValue({ form }: OptionForm): boolean {
  return form.includes(' ');
}

/**
 * Declares the options of a command, and what becomes of a line. Values are optional for the parser, and so are unknown
 * options allowed, since it would stop at the first thing that is wrong; here all of them are gathered.
 */
export function declareOptions(
  command: Command,
  forms: readonly OptionForm[],
  run: (line: CommandLine) => void,
  operand: OperandForm | null = null,
): Command {
  const typed: Typed[] = [];
  command.allowUnknownOption().allowExcessArguments();
  command.configureHelp({
    optionTerm: ({ flags }) => flags.replace(/\[(.*)\]/, '$1'),
    // Narrower than the parser's own, which leaves the lines of a narrow terminal to break within words.
    minWidthToWrap: 20,
  });
  // Left out is an error of ours, which is told with the others.
  if (operand !== null) command.argument('[paths...]', operand.words).usage(`[options] ${operand.form}`);
  for (const form of forms) {
    const option = optionName(form);
    command.option(form.form.replace(/ (.+)/, ' [$1]'), withValues(form));
    command.on(`option:${option.slice(2)}`, (value?: string | null) => typed.push({ option, value: value ?? null }));
  }
  return command.action(() => {
    const words = leftOver(command.args, forms);
    const issues = [
      ...words.issues,
      ...(operand === null ? words.operands.map(unexpected) : missingOperand(command, words.operands, operand)),
      ...withoutValue(typed, forms),
      ...controlCharacters(typed),
      ...withoutKey(typed, forms),
      ...repeated(typed, forms),
    ];
    run({ typed, operands: operand === null ? [] : words.operands, issues });
  });
}

/** What an option means, and the words that may stand there where it does not name them itself. */
function withValues({ form, words, values = [] }: OptionForm): string {
  const isNamed = values.every((value) => `${form} ${words}`.includes(value));
  return isNamed ? words : `${words} (${values.join(', ')})`;
}

function unexpected(given: string): Issue {
  return { code: 'unexpected-argument', at: given, given };
}

function missingOperand(
  command: Command,
  given: readonly string[],
  { form, isOptional }: OperandForm,
): readonly Issue[] {
  if (given.length > 0 || isOptional === true) return [];
  return [{ code: 'option-missing', at: nameOf(command), form, allowed: [] }];
}

/** `portolan request check`. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** What the parser could not place: unknown options, and words that belong to none. */
function leftOver(
  args: readonly string[],
  forms: readonly OptionForm[],
): { readonly operands: readonly string[]; readonly issues: readonly Issue[] } {
  const allowed = forms.map(optionName);
  const operands: string[] = [];
  const issues = args.flatMap((given, index): readonly Issue[] => {
    if (given === '--') return [];
    // An option that exists was left unread because of the dashes alone that stand before it.
    const known = allowed.includes(given.replace(/=.*/s, ''));
    if (known) return [{ code: 'option-misplaced', at: '--', given: '--', instead: `${given} without it` }];
    if (/^-./.test(given)) return [{ code: 'unknown-option', at: given, given, allowed }];
    const before = args[index - 1];
    // The value of an option that nobody knows is no mistake of its own.
    const belongs = before !== undefined && /^-./.test(before) && before !== '--' && !before.includes('=');
    if (!belongs) operands.push(given);
    return [];
  });
  return { operands, issues };
}

/** Whether options were left unread, so that nobody knows what is missing. */
export function isMisplaced({ code }: Issue): boolean {
  return code === 'option-misplaced';
}

function withoutValue(typed: readonly Typed[], forms: readonly OptionForm[]): readonly Issue[] {
  return forms.filter(takesValue).flatMap((form): readonly Issue[] => {
    const option = optionName(form);
    return typed
      .filter((one) => one.option === option && (one.value ?? '').trim() === '')
      .map(({ value }) => ({
        code: 'malformed-option',
        at: option,
        given: value === null ? option : `${option} ${value}`.trim(),
        form: `${form.form}${form.values === undefined ? '' : ` (${form.values.join(', ')})`}`,
      }));
  });
}

/** `--choose dataCenter` where `--choose CHOICE=VALUE` belongs. */
function withoutKey(typed: readonly Typed[], forms: readonly OptionForm[]): readonly Issue[] {
  return forms.flatMap((form): readonly Issue[] => {
    const [option = '', value = ''] = form.form.split(' ');
    if (!/^[^[]+=/.test(value)) return [];
    return valuesOf(typed, option)
      .filter((text) => pairOf(text) === null)
      .map((text) => ({ code: 'malformed-option', at: `${option} ${text}`, given: text, form: value }));
  });
}

/** What would be printed as something else than it is: a line of ours, an escape code. */
function controlCharacters(typed: readonly Typed[]): readonly Issue[] {
  return typed.flatMap(({ option, value }): readonly Issue[] => {
    if (value === null || visible(value) === value) return [];
    return [{ code: 'control-character', at: option, given: value }];
  });
}

function repeated(typed: readonly Typed[], forms: readonly OptionForm[]): readonly Issue[] {
  return forms
    .filter((form) => takesValue(form) && form.repeats !== true)
    .flatMap((form): readonly Issue[] => {
      const option = optionName(form);
      const [first, ...others] = valuesOf(typed, option);
      return others
        .filter((second) => first !== undefined && second !== first)
        .map((second) => ({ code: 'option-repeated', at: option, first: first ?? '', second }));
    });
}

/** The values of an option in the order in which they were typed. */
export function valuesOf(typed: readonly Typed[], option: string): readonly string[] {
  return typed.flatMap((one) =>
    one.option === option && one.value !== null && one.value.trim() !== '' ? [one.value] : [],
  );
}

export function firstValue(typed: readonly Typed[], option: string): string | undefined {
  return valuesOf(typed, option)[0];
}

export function isTyped(typed: readonly Typed[], option: string): boolean {
  return typed.some((one) => one.option === option);
}

/** `cloud=a.example.com` as a pair; what stands behind the first `=` may hold more of them. */
export function pairOf(text: string): readonly [string, string] | null {
  const at = text.indexOf('=');
  if (at <= 0 || text.slice(at + 1).trim() === '') return null;
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The `key=value` pairs of an option; what is no pair was told with the line. */
export function pairsOf(option: string, typed: readonly Typed[]): readonly (readonly [string, string])[] {
  return valuesOf(typed, option).flatMap((text) => {
    const pair = pairOf(text);
    return pair === null ? [] : [pair];
  });
}

/** One of some words; null where nothing was typed, or where another word was and is told as an issue. */
export function oneOf<Word extends string>(
  option: string,
  allowed: readonly Word[],
  typed: readonly Typed[],
  issues: Issue[],
): Word | null {
  const given = firstValue(typed, option);
  if (given === undefined) return null;
  const word = allowed.find((one) => one === given);
  const choice = option.slice(2);
  if (word === undefined) issues.push({ code: 'unknown-value', at: `${option} ${given}`, choice, given, allowed });
  return word ?? null;
}
