import { findProduct, PRODUCT_IDS } from '../catalog';
import type { Issue } from '../diagnostics';
import { tryRole } from '../resolve';
import { ROLE_OPTIONS } from './audited';
import { readSettings } from './compile-options';
import { unknownProduct } from './flows';
import { type Outcome, printed, refused } from './outcome';
import { MEMBERS } from './profile-file/members';
import { printProfileFile } from './profile-file/print';
import { isHalfChosen, PROFILE_OPTIONS, readProfile } from './profile-options';
import { type CommandLine, firstValue, isTyped, type OptionForm, optionName } from './typed';
import { Whereabouts } from './whereabouts';
import { writeWhole } from './write-whole';

export const INIT_OPTIONS: readonly OptionForm[] = [
  ...ROLE_OPTIONS.filter((form) => ['--product', '--role'].includes(optionName(form))),
  { form: '--file FILE', words: 'what is written, by its ending JSON or YAML; default: portolan.yaml' },
  { form: '--entry NAME', words: 'the name of the entry; default: the role' },
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
  const text = printProfileFile(file, { name, product, role, profile, typed });
  const unwritten = writeWhole(text, { option: '--file', file, overwrites: isTyped(typed, '--force') });
  if (unwritten !== null) return refused([unwritten]);
  return printed(
    `${file} is written, with the entry ${name}; try portolan flows, or portolan compile --target TARGET\n`,
  );
}
