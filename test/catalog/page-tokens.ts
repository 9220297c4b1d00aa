/** A page with its white space put in order, and where its lines stand in it. */
export interface Page {
  readonly document: string;
  /** The whole text on one line: every run of white space, non-breaking and ideographic blanks included, is one blank. */
  readonly text: string;
  /** The lines that hold something, `start` being their place in {@link text}. */
  readonly lines: readonly PageLine[];
}

export interface PageLine {
  readonly start: number;
  readonly text: string;
}

/** Something on a page that a catalogue has to account for. */
export interface PageToken {
  readonly kind: 'host' | 'address' | 'port';
  /** As printed, a path behind a host left out. */
  readonly text: string;
  /** Its place in the text of the page. */
  readonly start: number;
}

/** Runs of white space as one blank, none at the ends; `\s` knows the non-breaking and the ideographic blank. */
export function normalise(text: string): string {
  return text.replace(/[\s\u200b]+/g, ' ').trim();
}

export function pageOf(document: string, raw: string): Page {
  const lines: PageLine[] = [];
  let start = 0;
  for (const line of raw.split('\n')) {
    const text = normalise(line);
    if (text === '') continue;
    lines.push({ start, text });
    start += text.length + 1;
  }
  return { document, text: lines.map((line) => line.text).join(' '), lines };
}

/**
 * What looks like a host, an address or a port, in the order of the page. It would rather see too much: whatever is
 * found has to be claimed, so a file name (`mmc.exe`) or a year is a token too.
 *
 * - host: a name of two labels or more whose last is of letters, in lower case (pages glue upper case and other scripts
 *   to names), with what stands in front of it (`*.zoho.com`, `*gstatic.com`, `.com.au`); a regular expression with an escaped dot;
 * - address: four numbers, fewer with stars behind them (`173.194.*`), or IPv6, each with its prefix length;
 * - port: a number of two to five digits up to 65535, or a range of such, that is no part of a word or of a decimal
 *   (`TLS 1.2`, `v14.5.1`), of a numbered table or figure (`表10`), or of a quantity with a unit (`60s`).
 */
export function tokensOf(text: string): PageToken[] {
  const tokens: PageToken[] = [];
  let rest = text;
  for (const { kind, form } of FORMS) {
    rest = rest.replace(form, (whole: string, ...groups: unknown[]) => {
      const start = groups.find((group): group is number => typeof group === 'number') ?? 0;
      const named = groups.at(-1);
      const token = isNamed(named) ? named.token : whole;
      if (kind !== 'port' || isPort(token)) tokens.push({ kind, text: token, start });
      return MASK.repeat(whole.length);
    });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

/** The first and the last port of a port-like token. */
export function portsOf(token: string): readonly [number, number] {
  const [first = '', last = first] = token.split(/\D+/);
  return [Number(first), Number(last)];
}

/** What has been read once is not read again as something else. */
const MASK = '\0';

const FORMS: readonly { readonly kind: PageToken['kind']; readonly form: RegExp }[] = [
  { kind: 'host', form: /[!-~]*\\\.[!-~]*/g },
  { kind: 'address', form: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)(?:\/\d{1,3})?/g },
  { kind: 'address', form: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){0,2}(?:\.\*){1,3}/g },
  { kind: 'address', form: /(?<![\w:])(?:[0-9a-f]{1,4}:){1,7}(?::|[0-9a-f]{1,4})[0-9a-f:]*(?:\/\d{1,3})?(?!\w)/gi },
  {
    kind: 'host',
    form: /(?<![a-z0-9_.-])(?<token>(?:\*\.?|\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z]{2,63})(?![a-z0-9_-])(?:\/[\w.~%/?#=&+-]*)?/g,
  },
  {
    kind: 'port',
    form: /(?:(?<=TCP|UDP)|(?<![\d.A-Za-z_表図]))\d{2,5}(?:[-–~\u301c\uff5e]\d{2,5})?(?!\d|\.\d|(?!TCP|UDP)[A-Za-z])/g,
  },
];

function isNamed(group: unknown): group is { readonly token: string } {
  return typeof group === 'object' && group !== null && 'token' in group;
}

function isPort(token: string): boolean {
  return portsOf(token).every((port) => port >= 1 && port <= 65535);
}
