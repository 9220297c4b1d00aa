import { findProduct, PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import { tryRole } from '../resolve';
import { ROLE_OPTIONS } from './audited';
import { readSettings } from './compile-options';
import { filesIn } from './files';
import { unknownProduct } from './flows';
import { type Outcome, printed, refused } from './outcome';
import { MEMBERS } from './profile-file/members';
import { printProfileFile } from './profile-file/print';
import { readProfileFile } from './profile-file/read';
import { isHalfChosen, PROFILE_OPTIONS, readProfile } from './profile-options';
import { type CommandLine, firstValue, isTyped, type OptionForm, optionName } from './typed';
import { Whereabouts } from './whereabouts';
import { writeWhole } from './write-whole';

export const INIT_OPTIONS: readonly OptionForm[] = [
  ...ROLE_OPTIONS.filter((form) => ['--product', '--role'].includes(optionName(form))),
  { form: '--file FILE', words: 'what is written, by its ending JSON or YAML; default: portolan.yaml' },
  {
    form: '--entry NAME',
    words: 'the name of the entry, which a profile file that is there takes in; default: the role',
  },
  { form: '--force', words: 'write over a file that is there already' },
  ...PROFILE_OPTIONS,
  ...MEMBERS.map(({ form }) => form),
];

const DEFAULT_FILE = 'portolan.yaml';

/** `portolan init`: a profile file of one entry from what was typed, written whole or not at all. */
export function runInit({ typed, issues: before }: CommandLine): Outcome {
  const issues: Issue[] = [...before];
  const [productId, role] = [firstValue(typed, '--product'), firstValue(typed, '--role')];
  const product = productId === undefined ? undefined : findProduct(productId);
  const missing = (form: string, allowed: readonly string[]) =>
    issues.push({ code: 'option-missing', at: 'portolan init', form, allowed });
  if (productId === undefined) missing('--product PRODUCT', PRODUCT_IDS);
  else if (product === undefined) issues.push(unknownProduct(productId));
  if (role === undefined) missing('--role ROLE', product === undefined ? [] : Object.keys(product.roles));
  const file = firstValue(typed, '--file') ?? DEFAULT_FILE;
  if (!/\.(?:json|ya?ml)$/.test(file)) {
    issues.push({ code: 'malformed-option', at: `--file ${file}`, given: file, form: 'NAME.yaml or NAME.json' });
  }
  if (product === undefined || role === undefined) return refused(issues);
  const where = new Whereabouts();
  where.note('role', `--role ${role}`);
  const { profile, issues: misread } = readProfile(product, typed, where);
  const { options } = readSettings(product, role, typed, where, issues);
  const { issues: found } = tryRole(product, profile, role, options);
  const wrong = found.filter((issue) => !isHalfChosen(typed, issue)).map((issue) => where.tell(issue));
  issues.push(...misread, ...wrong);
  if (issues.length > 0) return refused(issues);
  const name = firstValue(typed, '--entry') ?? role;
  const force = isTyped(typed, '--force');
  const there = force ? null : entriesIn(file);
  if (there?.names.includes(name)) {
    return refused([{ code: 'entry-exists', at: `--entry ${name}`, given: name, file }]);
  }
  const text = printProfileFile(file, { name, product, role, profile, typed }, there?.text);
  const unwritten = writeWhole(text, { option: '--file', file, overwrites: force || there !== null });
  if (unwritten !== null) return refused([unwritten]);
  const [beside, which] = there === null ? ['', ''] : [` beside ${there.names.join(', ')}`, ` --entry ${name}`];
  return printed(
    `${file} is written, with the entry ${name}${beside}; try portolan flows${which}, or portolan compile${which} --target TARGET\n`,
  );
}

/** What a profile file holds that is there and right; null where there is none, or anything else. */
function entriesIn(file: string): { readonly text: string; readonly names: readonly string[] } | null {
  const [read] = filesIn([file], []);
  if (read === undefined) return null;
  const { entries, issues: wrong } = readProfileFile(read);
  return wrong.length > 0 ? null : { text: read.text, names: entries.map(({ name }) => name) };
}
