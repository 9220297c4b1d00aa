/** An option of a Suricata rule: `content:!"a";`. */
export interface RuleOption {
  readonly name: string;
  /** As it is written, quotes and negation included; undefined for an option without one. */
  readonly value: string | undefined;
}

/** A rule of Suricata, parted into its words; what they mean is left to the checks. */
export interface RuleTokens {
  readonly action: string;
  readonly protocol: string;
  readonly source: string;
  readonly sourcePorts: string;
  readonly direction: string;
  readonly destination: string;
  readonly destinationPorts: string;
  readonly options: readonly RuleOption[];
}

/**
 * Parts one line of Suricata, in whatever style it is written: blanks inside lists, quotes, escapes. Null where it is not
 * of that form, of which no check then says anything.
 */
export function tokensOf(line: string): RuleTokens | null {
  const open = line.indexOf('(');
  const close = line.lastIndexOf(')');
  if (open < 0 || close < open || line.slice(close + 1).trim() !== '') return null;
  const words = wordsOf(line.slice(0, open));
  const options = optionsOf(line.slice(open + 1, close));
  if (words.length !== 7 || options === null) return null;
  const [action, protocol, source, sourcePorts, direction, destination, destinationPorts] = words as Header;
  return {
    action: action.toLowerCase(),
    protocol: protocol.toLowerCase(),
    source,
    sourcePorts,
    direction,
    destination,
    destinationPorts,
    options,
  };
}

type Header = [string, string, string, string, string, string, string];

/** Parted at blanks, but for those inside a list. */
function wordsOf(header: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  for (const character of header) {
    if (character === '[') depth++;
    if (character === ']') depth--;
    const isBlank = /\s/.test(character);
    if (!isBlank) word += character;
    else if (depth <= 0 && word !== '') {
      words.push(word);
      word = '';
    }
  }
  return word === '' ? words : [...words, word];
}

/** Null where a quote is never closed. */
function optionsOf(body: string): readonly RuleOption[] | null {
  const parts = partedAt(body, ';');
  if (parts === null) return null;
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(optionOf);
}

/** `content:!"a"`, or `nocase`. */
export function optionOf(text: string): RuleOption {
  const colon = text.indexOf(':');
  if (colon < 0) return { name: text.trim().toLowerCase(), value: undefined };
  return { name: text.slice(0, colon).trim().toLowerCase(), value: text.slice(colon + 1).trim() };
}

/** Parted at a character that stands neither in quotes nor behind a backslash; null where a quote stays open. */
function partedAt(text: string, separator: string): readonly string[] | null {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (character === '\\') {
      part += character + (text[i + 1] ?? '');
      i++;
    } else if (character === separator && !quoted) {
      parts.push(part);
      part = '';
    } else {
      if (character === '"') quoted = !quoted;
      part += character;
    }
  }
  return quoted ? null : [...parts, part];
}

/** The text between the quotes of a value, without a `!` in front; undefined where there are none. */
export function quotedText(value: string | undefined): string | undefined {
  return /^!?\s*"(.*)"$/s.exec(value ?? '')?.[1];
}

/** The characters that a `content` looks for: escapes undone, and hexadecimal (`|2E 61|`) read. */
export function contentOf(value: string | undefined): string | undefined {
  return quotedText(value)
    ?.split('|')
    .map((part, index) =>
      index % 2 === 0
        ? part.replace(/\\(.)/gs, '$1')
        : (part.match(/[0-9a-f]{2}/gi) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(''),
    )
    .join('');
}
