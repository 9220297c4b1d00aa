/** A page with its white space put in order, and where its lines stand in it. */
export interface Page {
  /** The id of its document. */
  readonly document: string;
  /** The whole text on one line: every run of white space, non-breaking and ideographic blanks included, is one blank. */
  readonly text: string;
  /** The lines that hold something. */
  readonly lines: readonly PageLine[];
}

/** A line of a page that holds something. */
export interface PageLine {
  /** Its number in the file, the first being 1. */
  readonly line: number;
  /** Its place in the text of the page. */
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

/** Reads the text of a page. */
export function pageOf(document: string, raw: string): Page {
  const lines: PageLine[] = [];
  let start = 0;
  for (const [index, printed] of raw.split('\n').entries()) {
    const text = normalise(printed);
    if (text === '') continue;
    lines.push({ line: index + 1, start, text });
    start += text.length + 1;
  }
  return { document, text: lines.map((line) => line.text).join(' '), lines };
}

/**
 * What looks like a host, an address or a port, in the order of the page. It would rather see too much: whatever is
 * found has to be claimed, so a file name (`mmc.exe`) or a year is a token too.
 *
 * - host: a name of two labels or more whose last is of letters, in lower case (pages glue upper case and other scripts
 *   to names, and the words of a column, `Service` or `Outbound`), with what stands in front of it (`*.zoho.com`, `*gstatic.com`, `.com.au`); a regular expression with an escaped dot;
 * - address: four numbers, fewer with stars behind them (`173.194.*`), or IPv6, each with its prefix length;
 * - port: a number of two to five digits up to 65535, or a range of such, that is no part of a word (but `TCP443` and
 *   `Port443` are ports) or of a decimal (`TLS 1.2`, `v14.5.1`), of a numbered table or figure (`表10`), of a quantity with
 *   a unit (`60s`), or of the name of an operating system (`Windows 10 / 11`).
 */
export function tokensOf(text: string): PageToken[] {
  const tokens: PageToken[] = [];
  let rest = text;
  for (const { kind, form } of FORMS) {
    rest = rest.replace(form, (whole: string, ...groups: unknown[]) => {
      const start = groups.find((group): group is number => typeof group === 'number') ?? 0;
      const named = groups.at(-1);
      const token = isNamed(named) ? named.token : whole;
      if (kind !== 'name' && (kind !== 'port' || isPort(token))) tokens.push({ kind, text: token, start });
      return MASK.repeat(whole.length);
    });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

/** A page is asked for its tokens with every catalogue that it is held against; its text does not change. */
const tokensOfPages = new WeakMap<Page, readonly PageToken[]>();

/** The tokens of a whole page. */
export function tokensOfPage(page: Page): readonly PageToken[] {
  let tokens = tokensOfPages.get(page);
  if (tokens === undefined) {
    tokens = tokensOf(page.text);
    tokensOfPages.set(page, tokens);
  }
  return tokens;
}

/** The first and the last port of a port-like token, whatever dash or wave stands between them. */
export function portsOf(token: string): readonly [number, number] {
  const [first = '', last = first] = token.split(/\D+/);
  return [Number(first), Number(last)];
}

/** What has been read once is not read again as something else. */
const MASK = '\0';

const FORMS: readonly { readonly kind: PageToken['kind'] | 'name'; readonly form: RegExp }[] = [
  { kind: 'name', form: /Windows (?:10|11)(?: ?\/ ?11)?(?!\d)/g },
  // Columns of a table that lost the blank between them.
  { kind: 'name', form: /(?:Outbound|Inbound|Service)(?=[a-z0-9*])/g },
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
    form: /(?:(?<=TCP|UDP|Ports?)|(?<![\d.A-Za-z_表図]))\d{2,5}(?:[-–~\u301c\uff5e]\d{2,5})?(?!\d|\.\d|(?!TCP|UDP)[A-Za-z])/g,
  },
];

function isNamed(group: unknown): group is { readonly token: string } {
  return typeof group === 'object' && group !== null && 'token' in group;
}

function isPort(token: string): boolean {
  return portsOf(token).every((port) => port >= 1 && port <= 65535);
}
