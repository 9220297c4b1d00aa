import type { Standing } from '../../model/element';
import { columnsOf } from '../layout';
import type { Chart, ChartRequirement } from './chart';
import { say, type WordKey } from './dictionary';
import { trafficOf } from './internet';
import { type Attributes, h, languageOf, type Markup, pieces } from './markup';
import { listOf, type Tongue } from './tongue';

interface End {
  readonly id: string;
  readonly kind: 'source' | 'role' | 'service';
  /** In the vendor's words, then as rules name it. */
  readonly lines: readonly [string, string];
}

interface Arrow {
  readonly from: End;
  readonly to: End;
  readonly traffic: Set<string>;
  readonly requirements: Set<string>;
  how: 'exact' | 'wider' | 'closed';
}

/** More than a person follows with a finger, and than a layout takes in a moment; the list below has all. */
const MOST_ARROWS = 60;
const MOST_PORTS = 2;

const LINE = 18;
const COLUMN = 7.4;
const MOST_COLUMNS = 30;

/** Roles, services and the flows between them: drawn, and as a list. */
export function drawingOf(chart: Chart, tongue: Tongue): Markup {
  const arrows = arrowsOf(chart);
  const drawn = arrows.slice(0, MOST_ARROWS);
  const left = arrows.length - drawn.length;
  return pieces(
    h('div', { class: 'drawing', tabindex: 0, role: 'group', 'aria-labelledby': 'h-drawing' }, svgOf(drawn, tongue)),
    h(
      'p',
      { class: 'legend' },
      (['exact', 'wider', 'closed'] as const).map((how) => [
        h('span', { class: `key ${how}` }),
        tongue.word(how === 'exact' ? 'legendExact' : how === 'wider' ? 'legendWider' : 'legendClosed'),
        ' ',
      ]),
    ),
    left === 0 ? null : h('p', {}, tongue.word('drawingCut', { n: left })),
    h(
      'details',
      {},
      h('summary', {}, tongue.word('drawingWords')),
      listOf(
        arrows.map(({ from, to, traffic, how }) =>
          pieces(
            endWords(from),
            ' → ',
            endWords(to),
            ': ',
            traffic.size === 0 ? tongue.word('noPort') : [...traffic].join('; '),
            ', ',
            tongue.word(how === 'exact' ? 'legendExact' : how === 'wider' ? 'legendWider' : 'legendClosed'),
          ),
        ),
      ),
    ),
  );
}

function endWords({ lines: [first, second] }: End): Markup {
  return pieces(h('span', { lang: languageOf(first) }, first), ` (${second})`);
}

function arrowsOf(chart: Chart): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  const traffic = new Map<string, Set<string>>();
  for (const one of [...chart.rules, ...chart.uncovered, ...chart.others]) {
    traffic.set(one.of, (traffic.get(one.of) ?? new Set<string>()).add(trafficOf(one)));
  }
  for (const requirement of chart.requirements) {
    const own = endOf(chart, requirement, true);
    const other = endOf(chart, requirement, false);
    const [from, to] = requirement.direction === 'egress' ? [own, other] : [other, own];
    const key = JSON.stringify([from.id, to.id]);
    const how = howOf(requirement.standings.map(({ standing }) => standing));
    const arrow = arrows.get(key) ?? { from, to, traffic: new Set<string>(), requirements: new Set<string>(), how };
    if (how !== 'closed' && arrow.how !== 'wider') arrow.how = how;
    for (const one of traffic.get(requirement.key) ?? []) if (/\d|icmp/.test(one)) arrow.traffic.add(one);
    arrow.requirements.add(requirement.key);
    arrows.set(key, arrow);
  }
  const rank = { wider: 0, exact: 1, closed: 2 };
  return [...arrows.values()].sort((a, b) => rank[a.how] - rank[b.how]);
}

const OPEN: readonly Standing[] = ['exact', 'widened', 'narrowed'];

function howOf(standings: readonly Standing[]): Arrow['how'] {
  if (standings.every((one) => one === 'exact')) return 'exact';
  return standings.some((one) => OPEN.includes(one)) ? 'wider' : 'closed';
}

/** The end of a requirement that is the source itself, or the other one. */
function endOf({ parties }: Chart, requirement: ChartRequirement, own: boolean): End {
  const { product, source, direction } = requirement;
  const name = own === (direction === 'egress') ? requirement.from : requirement.to;
  const party = parties.find((one) => one.product === product && one.party === name);
  const machines = own ? source : party?.sources.length === 1 ? (party.sources[0] ?? null) : null;
  if (machines !== null) {
    return { id: `source ${machines}`, kind: 'source', lines: [party?.words ?? machines, machines] };
  }
  const words = party?.words ?? '?';
  return { id: `${product} ${name}`, kind: party?.kind ?? 'service', lines: [words, name ?? 'unnamed'] };
}

function svgOf(arrows: readonly Arrow[], tongue: Tongue): Markup {
  const { Graph, layout } = loadDagre();
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 46, edgesep: 12, marginx: 6, marginy: 6 });
  const ends = new Map(arrows.flatMap(({ from, to }) => [from, to]).map((end) => [end.id, end]));
  for (const { id, lines } of ends.values()) {
    const columns = Math.max(...lines.map((line) => columnsOf(cut(line))));
    graph.setNode(id, { width: columns * COLUMN + 24, height: LINE * 2 + 14 });
  }
  for (const { from, to, traffic } of arrows) {
    graph.setEdge(from.id, to.id, { width: columnsOf(label(traffic)) * 6.6 + 8, height: 18, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  const size = [Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height))] as const;
  return h(
    'svg',
    {
      ...{ viewBox: `0 0 ${size[0]} ${size[1]}`, width: size[0], height: size[1], role: 'img' },
      'aria-labelledby': 'drawing-title drawing-text',
    },
    textIn('title', 'drawing-title', 'drawing', tongue),
    textIn('desc', 'drawing-text', 'drawingText', tongue),
    h('defs', {}, (['exact', 'wider', 'closed'] as const).map(arrowHead)),
    arrows.map((arrow) => path(arrow, graph.edge(arrow.from.id, arrow.to.id) as Drawn)),
    [...ends.values()].map((end) => box(end, graph.node(end.id) as Placed)),
    arrows.map((arrow) => portsOn(arrow, graph.edge(arrow.from.id, arrow.to.id) as Drawn)),
  );
}

/** A title takes text alone. */
function textIn(element: 'title' | 'desc', id: string, key: WordKey, tongue: Tongue): Markup {
  const [number, text] = tongue.option(say(key));
  return h(element, { id, 'data-t': number }, text);
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Drawn {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly x: number;
  readonly y: number;
}

function arrowHead(how: Arrow['how']): Markup {
  const mark = { id: `head-${how}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7 };
  return h('marker', { ...mark, orient: 'auto' }, h('path', { d: 'M0 0L8 4L0 8z', class: `head ${how}` }));
}

function path({ how }: Arrow, { points }: Drawn): Markup {
  const [first, ...rest] = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return h('path', { class: `flow ${how}`, d: `M${first}L${rest.join('L')}`, 'marker-end': `url(#head-${how})` });
}

function portsOn({ traffic }: Arrow, { x, y }: Drawn): Markup {
  return h('text', { class: 'ports', x: x.toFixed(1), y: (y + 4).toFixed(1) }, label(traffic));
}

function box({ kind, lines }: End, { x, y, width, height }: Placed): Markup {
  const [left, top] = [x - width / 2, y - height / 2];
  const at = (line: number): Attributes => ({ x: x.toFixed(1), y: (top + 20 + line * LINE).toFixed(1) });
  return h(
    'g',
    { class: `end ${kind}` },
    h('rect', {
      x: left.toFixed(1),
      y: top.toFixed(1),
      width: width.toFixed(1),
      height,
      rx: kind === 'service' ? 16 : 3,
    }),
    h('text', { class: 'words', ...at(0), lang: languageOf(lines[0]) }, cut(lines[0])),
    h('text', { class: 'name', ...at(1) }, cut(lines[1])),
  );
}

function label(traffic: ReadonlySet<string>): string {
  const all = [...traffic];
  const shown = all.slice(0, MOST_PORTS).join('; ');
  return cut(all.length > MOST_PORTS ? `${shown}; +${all.length - MOST_PORTS}` : shown);
}

/** The start of a line that is too long for a box. */
function cut(line: string): string {
  if (columnsOf(line) <= MOST_COLUMNS) return line;
  let short = '';
  for (const character of line) {
    if (columnsOf(short + character) >= MOST_COLUMNS) break;
    short += character;
  }
  return `${short}…`;
}

/** The layout is large, and only a page that is drawn needs it. */
function loadDagre() {
  const { graphlib, layout } = require('@dagrejs/dagre') as typeof import('@dagrejs/dagre', { with: {
    'resolution-mode': 'import',
  }});
  return { Graph: graphlib.Graph, layout };
}
