import type { YAMLMap } from 'yaml';
import type { Choice, Product } from '../../model/product';
import { firstValue, isTyped, pairsOf, type Typed, valuesOf } from '../typed';
import { MEMBERS, type Member, wordsOf } from './members';

/** Where the package that is installed in a project has the schema. */
const SCHEMA = './node_modules/portolan/schemas/portolan.schema.json';

/** An entry as it was typed. */
export interface TypedEntry {
  readonly name: string;
  readonly product: Product;
  readonly role: string;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly typed: readonly Typed[];
}

/**
 * A profile file with an entry: JSON, or YAML that says what each choice decides and which are left. Beside the entries
 * of the text before, which stays as it is, comments and all.
 */
export function printProfileFile(file: string, entry: TypedEntry, before: string | null = null): string {
  const { name, product, role, profile, typed } = entry;
  const members = MEMBERS.flatMap((member) => {
    const value = memberValue(member, typed);
    return value === undefined ? [] : [[member.name, value] as const];
  });
  const content = {
    product: product.id,
    role,
    ...(Object.keys(profile).length === 0 ? {} : { profile }),
    ...Object.fromEntries(members),
  };
  if (file.endsWith('.json')) {
    if (before === null) return `${JSON.stringify({ $schema: SCHEMA, entries: { [name]: content } }, null, 2)}\n`;
    const { applyEdits, modify }: typeof import('jsonc-parser') = require('jsonc-parser');
    const formattingOptions = { tabSize: 2, insertSpaces: true };
    return applyEdits(before, modify(before, ['entries', name], content, { formattingOptions }));
  }
  const yaml: typeof import('yaml') = require('yaml');
  const document = new yaml.Document({ entries: { [name]: content } });
  document.commentBefore = ` yaml-language-server: $schema=${SCHEMA}`;
  const written = document.getIn(['entries', name]) as YAMLMap;
  comment(written, 'product', product.name);
  const { words, gloss } = product.roles[role] ?? { words: role, gloss: '' };
  comment(written, 'role', `${words}: ${gloss}`);
  const choices = written.get('profile');
  if (yaml.isMap(choices)) {
    for (const [choice, { gloss: decides }] of Object.entries(product.choices)) comment(choices, choice, decides);
    choices.comment = unchosen(product, profile).join('\n');
  }
  for (const { name: member, form } of MEMBERS) comment(written, member, form.words);
  if (before === null) return document.toString({ lineWidth: 0 });
  const whole = yaml.parseDocument(before);
  const pair = whole.createPair(name, written);
  (pair.key as { spaceBefore?: boolean }).spaceBefore = true;
  (whole.get('entries') as YAMLMap).add(pair);
  return whole.toString({ lineWidth: 0 });
}

function comment(map: YAMLMap, key: string, words: string): void {
  const item = map.items.find((pair) => String(pair.key) === key);
  if (item !== undefined) (item.key as { commentBefore?: string }).commentBefore = ` ${words}`;
}

/** The choices that are left, each as the line that would make it. */
function unchosen({ choices }: Product, profile: Readonly<Record<string, unknown>>): readonly string[] {
  const left = Object.entries(choices).filter(([name]) => !Object.hasOwn(profile, name));
  if (left.length === 0) return [];
  return [
    ' Not chosen:',
    ...left.flatMap(([name, choice]) => [` ${name}: ${exampleOf(choice)}`, `   ${choice.gloss}`]),
  ];
}

function exampleOf(choice: Choice): string {
  switch (choice.kind) {
    case 'oneOf':
      return choice.values.join(' | ');
    case 'someOf':
      return `[${choice.values.join(', ')}]`;
    default:
      return 'true | false';
  }
}

/** What was typed of a member, as it stands in a file; undefined where nothing was. */
function memberValue({ option, kind, form }: Member, typed: readonly Typed[]): unknown {
  if (!isTyped(typed, option)) return undefined;
  const all = valuesOf(typed, option);
  switch (kind) {
    case 'flag':
      return true;
    case 'text':
      return firstValue(typed, option);
    case 'number':
      return Number(firstValue(typed, option));
    case 'list':
      return all;
    case 'sources':
      return pairsOf(option, typed).map(([, source]) => source);
    case 'pairs':
      return Object.fromEntries(
        pairsOf(option, typed).map(([key, text]) => [
          key,
          form.form.endsWith('=N') ? Number(text) : listIn(form.form, text),
        ]),
      );
    case 'perParty': {
      if (all.length === 1 && wordsOf(form)?.includes(all[0] ?? '') === true) return all[0];
      return Object.fromEntries(
        all.map((text) =>
          text.includes('=') ? [text.replace(/=.*/s, ''), text.replace(/^.*?=/s, '')] : ['default', text],
        ),
      );
    }
  }
}

function listIn(form: string, text: string): string | readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return form.includes(',...') && parts.length > 1 ? parts : text;
}
