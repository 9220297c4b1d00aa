import { fail } from './suricata-fault';
import { isBare, isKeyword, mayBeQuoted, NEGATED } from './suricata-keywords';

export interface Option {
  /** In lower case. */
  readonly keyword: string;
  /** Without its quotes; null where none stands there. */
  readonly value: string | null;
  readonly negated: boolean;
}

/** The longest line that the engine reads, its end included. */
const LONGEST = 8192;

/** What stands between the brackets, parted at every semicolon that has no backslash before it, quotes or not. */
export function optionsOf(text: string): readonly Option[] {
  if (text.length > LONGEST) fail(`is longer than ${LONGEST} characters`);
  const options: Option[] = [];
  let start = 0;
  for (;;) {
    while (start < text.length && /\s/.test(text.charAt(start))) start++;
    if (start === text.length) return options;
    let end = text.indexOf(';', start);
    while (end > start && text.charAt(end - 1) === '\\') end = text.indexOf(';', end + 1);
    if (end < 0) fail(`has no semicolon behind '${text.slice(start, start + 40)}'`);
    options.push(optionOf(text.slice(start, end)));
    start = end + 1;
  }
}

export function optionOf(text: string): Option {
  const colon = text.indexOf(':');
  const written = (colon < 0 ? text : text.slice(0, colon)).trim();
  const keyword = written.toLowerCase();
  if (!isKeyword(keyword)) fail(`has the keyword '${written}', which Suricata 7.0 does not know`);
  const raw = colon < 0 ? '' : text.slice(colon + 1);
  if (raw === '') return { keyword, value: null, negated: false };
  if (isBare(keyword)) fail(`gives ${keyword} the value ${raw}`);
  let value = raw.trimStart();
  if (value === '') fail(`gives ${keyword} nothing`);
  const negated = NEGATED.has(keyword) && value.startsWith('!');
  if (negated) value = value.slice(1).trimStart();
  return { keyword, value: unquoted(keyword, value), negated };
}

function unquoted(keyword: string, value: string): string {
  if (!value.startsWith('"')) {
    if (keyword === 'msg' || keyword === 'content' || keyword === 'pcre') fail(`has ${keyword} without quotes`);
    return value;
  }
  const knowsQuotes = mayBeQuoted(keyword);
  if (!knowsQuotes) return value;
  const text = value.trimEnd();
  if (text.length < 3 || !text.endsWith('"')) fail(`has ${keyword} without a whole quoted text`);
  return text.slice(1, -1);
}
