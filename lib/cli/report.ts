import type { Issue } from '../diagnostics';
import {
  type Chart,
  chartCidrs,
  chartCsv,
  chartExpressions,
  chartHtml,
  chartJson,
  chartMarkdown,
  chartNames,
  readChart,
} from '../report';
import { TARGET_NAMES } from '../targets';
import { DEPLOYMENT_OPTIONS } from './audited';
import { COMPILE_OPTIONS } from './compile-options';
import { filesIn } from './files';
import { type Outcome, printed, refused, type Screen } from './outcome';
import { type CommandLine, firstValue, isTyped, type OptionForm, oneOf, optionName, type Typed } from './typed';
import { typedChart } from './typed-chart';

const FORMATS = ['html', 'markdown', 'csv', 'json', 'names', 'cidrs'] as const;

/** Said of one plan alone, or in another form here. */
const OTHERWISE = ['--target', '--role', '--json', '--format'];

export const REPORT_OPTIONS: readonly OptionForm[] = [
  {
    form: '--format FORMAT',
    words:
      'html: a page to sign; json: what --since reads again; markdown: a change request; csv; names or cidrs: plain lists',
    values: FORMATS,
  },
  {
    form: '--target TARGET',
    words: 'for what; repeat it for a group and the firewall behind it',
    values: TARGET_NAMES,
    repeats: true,
  },
  { form: '--role ROLE', words: 'who asks; repeat it for several roles of one profile', repeats: true },
  ...COMPILE_OPTIONS.filter((form) => !OTHERWISE.includes(optionName(form))),
  { form: '--plan FILE', words: 'the plan that is deployed, as portolan compile --json printed it', repeats: true },
  {
    form: '--template FILE',
    words: 'what is deployed, as portolan audit reads it; its filters say for what',
    repeats: true,
  },
  ...DEPLOYMENT_OPTIONS,
  { form: '--since FILE', words: 'a chart that was signed, as JSON: only what changed since' },
  { form: '--subject TEXT', words: 'what is reviewed; default: the names of the role entries' },
  {
    form: '--language LANGUAGE',
    words: 'html: the language in which the page opens; default: en',
    values: ['en', 'ja'],
  },
  {
    form: '--direction DIRECTION',
    words: 'names, cidrs: of which rules; default: egress',
    values: ['egress', 'ingress'],
  },
];

/** `portolan report`: the chart of one role or several, for a reviewer, a firewall team, a spreadsheet or another device. */
export function runReport(line: CommandLine, _screen: Screen, clock: string | null = null): Outcome {
  const issues: Issue[] = [...line.issues];
  const { typed } = line;
  const format = oneOf('--format', FORMATS, typed, issues) ?? 'html';
  const language = oneOf('--language', ['en', 'ja'], typed, issues) ?? 'en';
  const direction = oneOf('--direction', ['egress', 'ingress'], typed, issues) ?? 'egress';
  const since = signedChart(typed, issues);
  issues.push(...listsChangeNothing(format, typed), ...idleIn(format, typed));
  const made = typedChart(line, issues, clock);
  if (made === null || issues.length > 0) return refused(issues);
  const { chart, remarks } = made;
  const options = since === null ? {} : { since };
  switch (format) {
    case 'html':
      return printed(chartHtml(chart, { language, ...options }), remarks);
    case 'markdown':
      return printed(chartMarkdown(chart, options), remarks);
    case 'csv':
      return printed(chartCsv(chart, options), remarks);
    case 'json':
      return printed(chartJson(chart, options), remarks);
    case 'names':
      return printed(lines(chartNames(chart, { direction })), [...remarks, ...chartExpressions(chart).map(byItsNames)]);
    case 'cidrs':
      return printed(lines(chartCidrs(chart, { direction })), remarks);
  }
}

function lines(list: readonly string[]): string {
  return list.map((one) => `${one}\n`).join('');
}

function byItsNames(expression: string): string {
  return `the expression ${expression} stands in the list by the names alone that its page prints beside it`;
}

/** The chart behind `--since`; null where none was typed, or where it is told as an issue. */
function signedChart(typed: readonly Typed[], issues: Issue[]): Chart | null {
  const path = firstValue(typed, '--since');
  const [file] = path === undefined ? [] : filesIn([path], issues);
  if (file === undefined) return null;
  const read = readChart(file.text);
  if ('chart' in read) return read.chart;
  issues.push({ code: 'unreadable-file', at: `--since ${path}`, why: read.problem });
  return null;
}

/** Options that another format alone heeds. */
const FORMATS_OF: Readonly<Record<string, readonly (typeof FORMATS)[number][]>> = {
  '--language': ['html'],
  '--direction': ['names', 'cidrs'],
};

function idleIn(format: (typeof FORMATS)[number], typed: readonly Typed[]): readonly Issue[] {
  return Object.entries(FORMATS_OF).flatMap(([option, formats]) => {
    const value = firstValue(typed, option);
    if (value === undefined || formats.includes(format)) return [];
    const given = `${option} ${value}`;
    const instead = `--format ${formats.join(' and ')} alone ${formats.length === 1 ? 'heeds' : 'heed'} it; leave it out`;
    return [{ code: 'option-idle', at: given, given, instead }];
  });
}

/** A list is taken over whole, so what changed in it is no list. */
function listsChangeNothing(format: string, typed: readonly Typed[]): readonly Issue[] {
  if (!isTyped(typed, '--since') || (format !== 'names' && format !== 'cidrs')) return [];
  const given = `--format ${format}`;
  return [{ code: 'options-exclude', at: given, option: '--since', given }];
}
