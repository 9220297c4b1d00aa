import { overlaidWords } from '../overlay-words';
import { changesSince } from './changes';
import type { Chart, ChartRequirement, ChartRule } from './chart';
import type { DeviceOwn } from './parts';

const COLUMNS = [
  'change',
  'device',
  'source',
  'direction',
  'from',
  'to',
  'transport',
  'ports',
  'fidelity',
  'wider by',
  'behind it',
  'reaches',
  'product',
  'requirement',
  'need',
  'own reason',
  'owner',
  'expires',
  'by overlay',
  'sentence',
  'gloss',
  'document',
  'section',
  'address',
  'retrieved',
] as const;

type Cells = Partial<Readonly<Record<(typeof COLUMNS)[number], string>>>;

/**
 * A chart as a table for a spreadsheet: UTF-8 with a byte order mark, and no cell that a spreadsheet would compute. A
 * row per opened element, the user's own among them; with `since` a row per rule that came, went or is another.
 */
export function chartCsv(chart: Chart, { since }: { readonly since?: Chart } = {}): string {
  const { stringify } = require('csv-stringify/sync') as typeof import('csv-stringify/sync');
  return stringify([...(since === undefined ? rowsOf(chart) : changedRows(since, chart))], {
    bom: true,
    columns: COLUMNS.map((key) => ({ key, header: key })),
    escape_formulas: true,
    header: true,
    record_delimiter: 'windows',
  });
}

function rowsOf({ rules, requirements, devices }: Chart): readonly Cells[] {
  const byKey = new Map(requirements.map((one) => [one.key, one]));
  const own = devices.flatMap(({ id: device, usersOwn }) => usersOwn.map((one) => ownCells({ device, ...one }, '')));
  return [...rules.map((rule) => cellsOf(rule, byKey.get(rule.of), '')), ...own];
}

/** A rule beside the plan, of which its words alone are known. */
function ownCells({ device, rule, by, reason, owner, expires, standing, growth }: DeviceOwn, change: string): Cells {
  return {
    ...{ change, device, fidelity: standing, 'wider by': growth.join('; '), need: OWN_NEED },
    ...{ [rule.startsWith('in ') ? 'from' : 'to']: rule },
    ...{ direction: /^(in|out) /.exec(rule)?.[1] ?? '', requirement: by },
    ...{ 'own reason': reason ?? '', owner: owner ?? '', expires: expires ?? '' },
  };
}

const OWN_NEED = "the user's own";

function changedRows(since: Chart, chart: Chart): readonly Cells[] {
  const { opened, closed, altered, requirements, came, went } = changesSince(since, chart);
  const byKey = new Map(requirements.map((one) => [one.key, one]));
  return [
    ...opened.map((rule) => cellsOf(rule, byKey.get(rule.of), 'open')),
    ...closed.map((rule) => cellsOf(rule, byKey.get(rule.of), 'close')),
    ...altered.map(({ now }) => cellsOf(now, byKey.get(now.of), 'alter')),
    ...came.usersOwn.map((own) => ownCells(own, 'open')),
    ...went.usersOwn.map((own) => ownCells(own, 'close')),
  ];
}

function cellsOf(rule: ChartRule, requirement: ChartRequirement | undefined, change: string): Cells {
  const [cite] = requirement?.cites ?? [];
  const isOut = rule.direction === 'egress';
  return {
    change,
    device: rule.device,
    source: rule.source,
    direction: isOut ? 'out' : 'in',
    from: isOut ? rule.source : rule.peer,
    to: isOut ? rule.peer : rule.source,
    transport: rule.transport,
    ports: rule.ports.join(', '),
    fidelity: rule.standing,
    'wider by': rule.growth.join('; '),
    'behind it': rule.behind ?? '',
    reaches: rule.reaches,
    product: requirement?.product ?? '',
    requirement: rule.own?.by ?? requirement?.requirement ?? '',
    need: rule.own === undefined ? (requirement?.need ?? '') : OWN_NEED,
    'own reason': rule.own?.reason ?? '',
    owner: rule.own?.owner ?? '',
    expires: rule.own?.expires ?? '',
    'by overlay': requirement?.overlay === undefined ? '' : overlaidWords(requirement.overlay).join('; '),
    sentence: cite?.quote ?? '',
    gloss: cite?.gloss ?? '',
    document: cite === undefined ? '' : `${cite.publisher}: ${cite.title}`,
    section: cite?.section ?? '',
    address: cite?.address ?? '',
    retrieved: cite?.retrieved ?? '',
  };
}
