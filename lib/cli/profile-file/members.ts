import { DEPLOYMENT_OPTIONS } from '../audited';
import { COMPILE_OPTIONS } from '../compile-options';
import { PROFILE_OPTIONS } from '../profile-options';
import { type OptionForm, optionName } from '../typed';

/** How the values of an option stand in a profile file. */
export type MemberKind = 'flag' | 'text' | 'number' | 'list' | 'pairs' | 'perParty' | 'sources';

/** A member of an entry that says what an option says. */
export interface Member {
  /** `hostEnforcement`. */
  readonly name: string;
  /** `--host-enforcement`. */
  readonly option: string;
  readonly form: OptionForm;
  readonly kind: MemberKind;
}

/** What an entry says in members of its own, and what is about one run alone. */
const OTHERWISE = ['--product', '--role', ...PROFILE_OPTIONS.map(optionName), '--json', '--format', '--today'];

/** Where a file holds several of what an option says one of. */
const PLURALS: Readonly<Record<string, string>> = { source: 'sources', limit: 'limits', parameter: 'parameters' };

/** Every option that an entry may say, in the order in which `compile` and `audit` list them. */
export const MEMBERS: readonly Member[] = [...COMPILE_OPTIONS, ...DEPLOYMENT_OPTIONS]
  .filter((form) => !OTHERWISE.includes(optionName(form)))
  .map((form) => {
    const option = optionName(form);
    const word = option.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return { name: PLURALS[word] ?? word, option, form, kind: kindOf(form) };
  });

function kindOf({ form, repeats }: OptionForm): MemberKind {
  const [, value] = form.split(' ');
  if (value === undefined) return 'flag';
  if (form.startsWith('--source ')) return 'sources';
  if (value.startsWith('[')) return 'perParty';
  if (value.includes('=')) return 'pairs';
  if (value === 'N') return 'number';
  return repeats === true ? 'list' : 'text';
}

/** The words that may stand there, where they are the same whatever else is said: `block|alert`. */
export function wordsOf({ form, values }: OptionForm): readonly string[] | undefined {
  const words = form.replace(/^\S+ (?:\[.*?\]|[A-Z]+=)?/, '').split('|');
  return values ?? (words.every((word) => /^[a-z-]+$/.test(word)) ? words : undefined);
}
