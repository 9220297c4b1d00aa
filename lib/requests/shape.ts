import type { JsonPath } from './json';
import type { Schema, WholeSchema } from './schema';

/** What in a value does not have the form that the schema asks for. */
export type Misfit =
  /** A property that the schema does not know. */
  | { readonly kind: 'unknown'; readonly path: JsonPath; readonly given: string; readonly allowed: readonly string[] }
  | { readonly kind: 'wrong'; readonly path: JsonPath; readonly given: string; readonly expected: string };

/** Everything in a value that the schema does not allow, each at its place. */
export function misfitsOf(value: unknown, schema: WholeSchema): readonly Misfit[] {
  return check(value, schema, [], (name) => schema.$defs[name] ?? {});
}

type Named = (name: string) => Schema;

function check(value: unknown, given: Schema, path: JsonPath, named: Named): readonly Misfit[] {
  const schema = whole(given, named);
  const wrong = (expected: string): readonly Misfit[] => [{ kind: 'wrong', path, given: shown(value), expected }];
  if (schema.anyOf !== undefined) return alternatives(value, schema.anyOf, path, named);
  if (schema.const !== undefined) return value === schema.const ? [] : wrong(JSON.stringify(schema.const));
  if (schema.enum !== undefined) {
    return typeof value === 'string' && schema.enum.includes(value) ? [] : wrong(`one of ${schema.enum.join(', ')}`);
  }
  switch (schema.type) {
    case 'string': {
      if (typeof value !== 'string') return wrong(wordsOf(schema, 'a text'));
      const { pattern, maxLength = Number.POSITIVE_INFINITY } = schema;
      if ([...value].length > maxLength) return wrong(`at most ${maxLength} characters`);
      return pattern === undefined || new RegExp(pattern, 'u').test(value)
        ? []
        : wrong(wordsOf(schema, 'another text'));
    }
    case 'array':
      return Array.isArray(value) ? members(value, schema, path, named) : wrong(`a list${described(schema)}`);
    case 'boolean':
    case 'number':
      return typeof value === schema.type ? [] : wrong(schema.type === 'number' ? 'a number' : 'true or false');
    case 'null':
      return value === null ? [] : wrong('null');
    case 'object':
      return isObject(value) ? properties(value, schema, path, named) : wrong(`an object${described(schema)}`);
    default:
      return [];
  }
}

function members(list: readonly unknown[], schema: Schema, path: JsonPath, named: Named): readonly Misfit[] {
  const { items = {}, minItems = 0, uniqueItems } = schema;
  if (list.length < minItems) return [{ kind: 'wrong', path, given: 'an empty list', expected: 'at least one member' }];
  const seen = new Set<string>();
  return list.flatMap((each, index) => {
    const place = [...path, index];
    const own = check(each, items, place, named);
    if (uniqueItems !== true) return own;
    const text = JSON.stringify(each);
    const isFirst = !seen.has(text);
    seen.add(text);
    if (isFirst || own.length > 0) return own;
    return [{ kind: 'wrong', path: place, given: shown(each), expected: 'each member once' }];
  });
}

function properties(
  value: Readonly<Record<string, unknown>>,
  schema: Schema,
  path: JsonPath,
  named: Named,
): readonly Misfit[] {
  const { properties: known = {}, required = [], additionalProperties: others, minProperties = 0 } = schema;
  const keys = Object.keys(value);
  if (keys.length < minProperties) {
    return [{ kind: 'wrong', path, given: 'an empty object', expected: `a property at least${described(schema)}` }];
  }
  const missing = required.filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key): Misfit => {
      const { description } = whole(known[key] ?? {}, named);
      const what = description === undefined ? '' : ` (${sentenceWords(description)})`;
      return { kind: 'wrong', path, given: 'nothing', expected: `the property '${key}'${what}` };
    }),
    ...keys.flatMap((key): readonly Misfit[] => {
      const place = [...path, key];
      const own = Object.hasOwn(known, key) ? known[key] : others;
      if (own === undefined) return [];
      if (own === false) return [{ kind: 'unknown', path: place, given: key, allowed: Object.keys(known) }];
      return check(value[key], own, place, named);
    }),
  ];
}

/** What fits none is told by the alternative that it is nearest to: an object with one of its properties, where there is one. */
function alternatives(value: unknown, all: readonly Schema[], path: JsonPath, named: Named): readonly Misfit[] {
  const found = all.map((each) => ({ schema: whole(each, named), misfits: check(value, each, path, named) }));
  if (found.some(({ misfits }) => misfits.length === 0)) return [];
  const near = found.find(({ schema }) => isObject(value) && Object.keys(value).some((key) => isKnown(schema, key)));
  if (near !== undefined) return near.misfits;
  const expected = found.map(({ schema }) => schema.enum?.join(' or ') ?? wordsOf(schema, 'another value'));
  return [{ kind: 'wrong', path, given: shown(value), expected: expected.join('; or ') }];
}

/** Where any key may stand, every one is known. */
function isKnown({ properties: known = {}, additionalProperties: others = false }: Schema, key: string): boolean {
  return Object.hasOwn(known, key) || others !== false;
}

/** A schema with what it refers to; what stands beside the reference comes first. */
function whole(schema: Schema, named: Named): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...own } = schema;
  return { ...whole(named($ref.replace('#/$defs/', '')), named), ...own };
}

function described(schema: Schema): string {
  return schema.description === undefined ? '' : `: ${sentenceWords(schema.description)}`;
}

function wordsOf({ description }: Schema, fallback: string): string {
  return description === undefined ? fallback : sentenceWords(description);
}

/** A description as part of a sentence. */
function sentenceWords(description: string): string {
  const bare = description.replace(/\.$/, '');
  return /^[A-Z][a-z]* /.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
