import { createHash } from 'node:crypto';
import { REQUEST_SCHEMA_ID, type RequestContent, type RequestedEntry, type RequestFile } from './request';

/** The same value with the keys of every object sorted, so that equal content is equal text. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sortKeys(each)]));
}

/** Equal exactly when two values say the same. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** The digest of a file's content: of everything that stands beside the digest. */
export function digestOf(content: Readonly<Record<string, unknown>>): string {
  const { digest: _digest, ...rest } = content;
  return `sha256:${createHash('sha256').update(canonicalText(rest)).digest('hex')}`;
}

/** The request with everything that its file holds. */
export function requestFile(content: RequestContent): RequestFile {
  const file = { $schema: REQUEST_SCHEMA_ID, version: 1, ...content } as const;
  return { ...file, digest: digestOf(file) };
}

/** The text of the file: one flow a line, and one property of an entry a line, so that a pull request shows what changed. */
export function printRequest(content: RequestContent): string {
  const { $schema, version, name, owner, reason, catalogue, entries, flows, digest } = requestFile(content);
  const heads = Object.entries({ $schema, version, name, owner, reason, catalogue });
  return [
    '{',
    ...heads.map(([key, value]) => `  ${JSON.stringify(key)}: ${inline(value)},`),
    ...block('entries', entries.map(entryLines)),
    ...block(
      'flows',
      flows.map((flow) => [JSON.stringify(flow)]),
    ),
    `  "digest": ${JSON.stringify(digest)}`,
    '}',
    '',
  ].join('\n');
}

const ENTRY_KEYS = [
  'name',
  'product',
  'role',
  'profile',
  'reachBy',
  'withoutRanges',
  'sources',
  'peers',
  'unbound',
  'leaveOut',
  'additionalRules',
] as const satisfies readonly (keyof RequestedEntry)[];

function entryLines(entry: RequestedEntry): readonly string[] {
  const said = ENTRY_KEYS.filter((key) => entry[key] !== undefined);
  return [
    '{',
    ...said.flatMap((key, index) => {
      const end = index === said.length - 1 ? '' : ',';
      // Openings of the user's own come with reasons: one a line.
      const lines =
        key === 'additionalRules'
          ? list((entry.additionalRules ?? []).map((rule) => [inline(rule)]))
          : [inline(entry[key])];
      const [first = '', ...others] = lines;
      const last = others.length === 0 ? `${first}${end}` : first;
      return [
        `  ${JSON.stringify(key)}: ${last}`,
        ...others.map((line, at) => `  ${line}${at === others.length - 1 ? end : ''}`),
      ];
    }),
    '}',
  ];
}

/** A list with each member on lines of its own. */
function list(members: readonly (readonly string[])[]): readonly string[] {
  if (members.length === 0) return ['[]'];
  const lines = members.flatMap((member, index) => {
    const comma = index === members.length - 1 ? '' : ',';
    return member.map((line, at) => `  ${line}${at === member.length - 1 ? comma : ''}`);
  });
  return ['[', ...lines, ']'];
}

function block(key: string, members: readonly (readonly string[])[]): readonly string[] {
  const [first = '', ...others] = list(members);
  const lines = [`${JSON.stringify(key)}: ${first}`, ...others];
  return lines.map((line, at) => `  ${line}${at === lines.length - 1 ? ',' : ''}`);
}

/** JSON on one line, with blanks where a person wants them. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(sortKeys(value) as object).map(
    ([key, each]) => `${JSON.stringify(key)}: ${inline(each)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
