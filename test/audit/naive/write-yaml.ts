import type { Dice } from './dice';

/** Functions of a template have short tags in YAML: `!Ref X`, `!If [...]`. */
const TAGS: Readonly<Record<string, string>> = {
  Ref: '!Ref',
  'Fn::If': '!If',
  'Fn::Equals': '!Equals',
  'Fn::GetAtt': '!GetAtt',
};

/** A template of plain data as YAML in blocks, with tags for some of its functions. */
export function yamlOf(value: unknown, dice: Dice): string {
  return `${block(value, '', dice)}\n`;
}

function block(value: unknown, indent: string, dice: Dice): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return value.map((item) => `\n${indent}- ${block(item, `${indent}  `, dice).trimStart()}`).join('');
  }
  if (typeof value !== 'object' || value === null) return scalar(value, dice);
  const entries = Object.entries(value);
  const [only] = entries;
  if (only === undefined) return '{}';
  const tag = entries.length === 1 ? TAGS[only[0]] : undefined;
  if (tag !== undefined && dice.chance(0.7)) return `${tag} ${flow(only[1])}`;
  return entries
    .map(([key, item]) => {
      const inner = block(item, `${indent}  `, dice);
      return `\n${indent}${keyOf(key)}:${inner.startsWith('\n') ? '' : ' '}${inner}`;
    })
    .join('');
}

const keyOf = (key: string) => (/^[A-Za-z][A-Za-z0-9]*$/.test(key) ? key : JSON.stringify(key));

/** JSON is YAML of one line. */
function flow(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9.]*$/.test(value) ? value : JSON.stringify(value);
}

function scalar(value: unknown, dice: Dice): string {
  if (typeof value !== 'string') return String(value);
  // What a plain scalar would make a number or a date stays text in quotes.
  const isPlain =
    /^[A-Za-z][A-Za-z0-9 .:/-]*$/.test(value) && !/: |:$|^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value);
  if (isPlain && dice.chance(0.6)) return value;
  return dice.chance(0.5) && !/['\n\\]/.test(value) ? `'${value}'` : JSON.stringify(value);
}
