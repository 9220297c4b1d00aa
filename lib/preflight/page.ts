import type { Symptom } from '../model/product';
import type { ReportedCitation, TextOptions } from '../report';
import { alignRow, columnWidths, type Paint, paintWith, stackRow, tableWidth, wrapWords } from '../report/layout';
import { citationLines, marked } from '../report/page';
import { atPort } from './probe-connect';
import type { CheckResult, Preflight, Stage, Untested, WayResult } from './result';

/** A preflight for a person at a terminal: the verdict, what failed and where, the sentences that apply, what is not tried. */
export function renderPreflight(result: Preflight, { width, colour }: TextOptions): string {
  const sheet = sheetOf(width, colour);
  const of = (standing: CheckResult['standing']) => result.checks.filter((one) => one.standing === standing);
  const failed = of('failed');
  const optional = of('closed-optional');
  const { tone, sentence } = verdictOf(result);
  const shut = (checks: readonly CheckResult[], paint: (text: string) => string) =>
    table(
      checks.map((check) => ({
        row: [whereOf(check), STAGE_WORDS[stageOf(check)], reasonsOf(check, sheet)],
        beneath: shutLines(check),
        paint,
      })),
      sheet,
    );
  const lines = [
    ...wrapWords(sentence, width).map(sheet.paint[tone]),
    ...wrapWords(howWords(result), width).map(sheet.paint.quiet),
    ...section('Not open, and needed', shut(failed, sheet.paint.bad), sheet),
    ...section('Not open, and optional', shut(optional, sheet.paint.careful), sheet),
    ...section('Open', openTable(of('open'), sheet), sheet),
    ...section(
      'Stopped before it was tried',
      of('not-tried').flatMap((one) => sheet.prose(whereOf(one), 2)),
      sheet,
    ),
    ...section('Not tried, and why', untestedLines(result.untested, sheet), sheet),
    ...section('The sentences that ask for what is not open', sentenceLines(result, sheet), sheet),
    ...section('What the pages say to what was met', explanationLines(result, sheet), sheet),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

interface Sheet {
  readonly width: number;
  readonly paint: Paint;
  readonly prose: (text: string, indent: number) => readonly string[];
  /** The number under which the sentence of a requirement stands below. */
  readonly numberOf: (requirement: string) => number;
  /** In the order of their numbers. */
  readonly numbered: () => readonly string[];
}

function sheetOf(width: number, colour: boolean): Sheet {
  const numbers = new Map<string, number>();
  return {
    width,
    paint: paintWith(colour),
    prose: (text, indent) => wrapWords(text, width, indent, 2),
    numberOf: (requirement) => {
      const number = numbers.get(requirement) ?? numbers.size + 1;
      numbers.set(requirement, number);
      return number;
    },
    numbered: () => [...numbers.keys()],
  };
}

function section(title: string, lines: readonly string[], { prose, paint }: Sheet): readonly string[] {
  return lines.length === 0 ? [] : ['', ...prose(title, 0).map(paint.strong), ...lines];
}

function verdictOf(result: Preflight): { readonly tone: 'good' | 'bad' | 'careful'; readonly sentence: string } {
  const { checks, interrupted, productName, role } = result;
  const whose = `${productName}, ${role}`;
  const count = (standing: CheckResult['standing']) => checks.filter((one) => one.standing === standing).length;
  const tried = checks.length - count('not-tried');
  if (checks.length === 0)
    return { tone: 'careful', sentence: `${whose}: nothing could be tried from this machine, so nothing is known.` };
  const stopped = interrupted ? `; stopped after ${tried} of ${checks.length}` : '';
  if (count('failed') > 0)
    return {
      tone: 'bad',
      sentence: `${whose}: ${count('failed')} of ${tried} tried from this machine are needed and not open${stopped}.`,
    };
  const optional = count('closed-optional');
  const but = optional === 0 ? '' : `, but for ${optional} that ${optional === 1 ? 'is' : 'are'} optional`;
  if (interrupted)
    return {
      tone: 'careful',
      sentence: `${whose}: stopped after ${tried} of ${checks.length}${tried === 0 ? '' : `; what was tried is open${but}`}.`,
    };
  const left = result.untested.length === 0 ? '' : ', and part cannot be tried so (below)';
  return { tone: 'good', sentence: `${whose}: all ${tried} that were tried from this machine are open${but}${left}.` };
}

function howWords({ proxy, roots }: Preflight): string {
  const way =
    proxy === null
      ? 'Tried directly, without a proxy'
      : `Tried through the proxy ${atPort(proxy.host, proxy.port)} and directly`;
  return `${way}. Certificates were held against ${roots}.`;
}

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  resolve: 'name resolution',
  connect: 'TCP connect',
  proxy: 'proxy',
  tls: 'TLS handshake',
  certificate: 'certificate',
  http: 'HTTP',
};

function whereOf({ name, port, transport }: CheckResult): string {
  return `${atPort(name, port)}/${transport}`;
}

/** The way that decides comes first: it is the one that has to be mended. */
function inOrder({ results, through }: CheckResult): readonly WayResult[] {
  return through === 'direct'
    ? results
    : [...results].sort((a, b) => Number(a.way === 'direct') - Number(b.way === 'direct'));
}

function stageOf(check: CheckResult): Stage {
  return inOrder(check)[0]?.findings.at(-1)?.stage ?? 'resolve';
}

function reasonsOf({ because }: CheckResult, { numberOf }: Sheet): string {
  return because.map((requirement) => `[${numberOf(requirement)}]`).join(' ');
}

function shutLines(check: CheckResult): readonly string[] {
  const { ways, listedBeside } = check;
  const told = inOrder(check).map(({ way, open, findings }) => {
    const words = findings.at(-1)?.words ?? '';
    if (ways.length === 1) return words;
    return `${WAY_WORDS[way]}: ${open ? `open (${words})` : words}`;
  });
  return [...told, ...(listedBeside === undefined ? [] : [`listed beside ${listedBeside}`])];
}

const WAY_WORDS = { direct: 'directly', proxy: 'by the proxy' } as const;

interface Row {
  readonly row: readonly string[];
  readonly beneath: readonly string[];
  readonly paint: (text: string) => string;
}

/** Rows in columns where they fit, each with its words beneath; else as many cells a line as there is room for. */
function table(rows: readonly Row[], { width, prose }: Sheet): readonly string[] {
  const widths = columnWidths(rows.map(({ row }) => row));
  const fits = tableWidth(widths) + 2 <= width;
  return rows.flatMap(({ row, beneath, paint }) => [
    ...(fits ? [alignRow(row, widths, 2)] : stackRow(row, width, 2)).map(paint),
    ...beneath.flatMap((words) => prose(words, 4)),
  ]);
}

function openTable(checks: readonly CheckResult[], sheet: Sheet): readonly string[] {
  const rows = checks.map((check): Row => {
    const inspected = check.results.find((one) => one.open && one.findings.at(-1)?.code === 'inspected');
    return {
      row: [whereOf(check), ...openCells(check)],
      beneath: inspected === undefined ? [] : [inspected.findings.at(-1)?.words ?? ''],
      paint: inspected === undefined ? (text) => text : sheet.paint.careful,
    };
  });
  return table(rows, sheet);
}

/** `TLSv1.3`, who issued the certificate, and with a proxy which ways are open. */
function openCells({ results, ways }: CheckResult): readonly string[] {
  const open = results.filter((one) => one.open);
  const findings = open[0]?.findings ?? [];
  const last = findings.at(-1);
  const tls = findings.find(({ stage }) => stage === 'tls')?.words ?? '';
  const words =
    last?.code === 'inspected'
      ? 'inspected'
      : last?.code === 'connected' || last?.code === 'proxy-allows'
        ? 'TCP alone'
        : (last?.words ?? '');
  const waysOpen = ways.length === 1 ? [] : [open.map(({ way }) => WAY_WORDS[way]).join(' and ')];
  return [...waysOpen, tls, words];
}

function untestedLines(untested: readonly Untested[], { width, prose, paint }: Sheet): readonly string[] {
  const byReason = groups(untested, ({ why }) => why);
  return byReason.flatMap(([why, those]) => [
    ...wrapWords(why, width, 2),
    ...groups(those, ({ traffic, requirement, need }) => JSON.stringify([traffic, requirement, need])).flatMap(
      ([, alike]) => {
        const [first] = alike;
        if (first === undefined) return [];
        const asked = [...new Set(alike.map(({ what }) => what))].join(', ');
        const triedBy = [...new Set(alike.flatMap((one) => one.triedBy))];
        const traffic = first.traffic === '' ? '' : `${first.traffic}, `;
        const names = triedBy.length === 0 ? '' : `; tried of it: ${triedBy.join(', ')}`;
        return prose(`${asked} (${traffic}${first.requirement}, ${first.need})${names}`, 4).map(paint.quiet);
      },
    ),
  ]);
}

function groups<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): readonly (readonly [string, readonly Value[]])[] {
  const byKey = new Map<string, Value[]>();
  for (const value of values) byKey.set(keyOf(value), [...(byKey.get(keyOf(value)) ?? []), value]);
  return [...byKey];
}

function sentenceLines({ requirements }: Preflight, sheet: Sheet): readonly string[] {
  const numbered = sheet.numbered();
  const indent = `  [${numbered.length}] `.length;
  return numbered.flatMap((id, index) => {
    const found = requirements.find(({ requirement }) => requirement === id);
    const [first] = found?.cites ?? [];
    if (found === undefined || first === undefined) return [];
    const lines = [...sheet.prose(`${id}, ${found.need}`, indent), ...citedAt(first, sheet, indent)];
    return marked(`  [${index + 1}]`, lines, indent);
  });
}

/** The notes that help with what was met, each with its first sentence. */
function explanationLines({ checks, explanations }: Preflight, sheet: Sheet): readonly string[] {
  const met = new Set(checks.flatMap(({ symptom }): readonly Symptom[] => (symptom === null ? [] : [symptom])));
  return explanations
    .filter(({ explains }) => explains.some((symptom) => met.has(symptom)))
    .flatMap(({ gloss, cites: [first] }) => [
      ...wrapWords(gloss, sheet.width, 2),
      ...(first === undefined ? [] : citedAt(first, sheet, 4)),
    ]);
}

function citedAt(cite: ReportedCitation, sheet: Sheet, indent: number): readonly string[] {
  return citationLines(cite, sheet, indent, cite.address);
}
