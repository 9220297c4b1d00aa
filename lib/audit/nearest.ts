import { printPorts } from '../model/ports';
import { ALL_TRAFFIC, BOTH_WAYS, type Box, intersectBoxes, traffic } from '../proof/box';
import { endingOf } from '../proof/intent';
import { citationOf, overlayOf, peerWords, type ReportedCitation, type ReportedOverlay } from '../report';
import type { Prepared } from './audit';

/** A requirement that asks for a connection, or comes near to it. */
export interface Asker {
  readonly entry: string;
  readonly product: string;
  readonly requirement: string;
  /** As the document prints it, or the overlay. */
  readonly asked: string;
  readonly transport: string;
  readonly ports: readonly string[];
  /** What is another in the question; empty where the requirement asks for it. */
  readonly differs: readonly ('direction' | 'transport' | 'port' | 'peer' | 'name')[];
  readonly cites: readonly ReportedCitation[];
  /** What the user puts in the place of the row; left out where nothing is. */
  readonly overlay?: ReportedOverlay;
}

interface Placed extends Omit<Asker, 'differs'> {
  readonly boxes: readonly Box[];
}

/** The requirements that ask for some of a box. */
export function askersOf(prepared: Prepared, box: Box): readonly Asker[] {
  const spoken = intersectBoxes(box, { ...box, traffic: SPOKEN });
  if (spoken === null) return [];
  return itemsOf(prepared)
    .filter(({ boxes }) => boxes.some((one) => intersectBoxes(one, spoken) !== null))
    .map(({ boxes: _, ...asker }) => ({ ...asker, differs: [] }));
}

/** A handshake belongs to every flow over TCP, so it tells none from another. */
const SPOKEN = ALL_TRAFFIC & ~traffic('tcp/handshake');

const SHOWN = 3;

/** The requirements that differ from a box in the fewest things, the nearest names first. */
export function nearestTo(prepared: Prepared, box: Box): readonly Asker[] {
  const ranked = itemsOf(prepared).flatMap(({ boxes, ...asker }) => {
    const [first] = boxes
      .map((one) => ({ one, differs: differing(one, box) }))
      .sort((a, b) => a.differs.length - b.differs.length);
    if (first === undefined || first.differs.length > 2) return [];
    return [
      { asker: { ...asker, differs: first.differs }, far: first.differs.length, alike: alikeNames(first.one, box) },
    ];
  });
  return ranked
    .sort((a, b) => b.alike - a.alike || a.far - b.far)
    .slice(0, SHOWN)
    .map(({ asker }) => asker);
}

function differing(item: Box, box: Box): Asker['differs'] {
  const free = { ...box, direction: BOTH_WAYS };
  const without = (axis: Partial<Box>) => intersectBoxes(item, { ...free, ...axis }) === null;
  const alone: [Asker['differs'][number], Partial<Box>][] = [
    [
      'direction',
      {
        direction: box.direction,
        traffic: item.traffic,
        ports: item.ports,
        from: item.from,
        to: item.to,
        intent: item.intent,
      },
    ],
    [
      'transport',
      { traffic: box.traffic & SPOKEN, ports: item.ports, from: item.from, to: item.to, intent: item.intent },
    ],
    ['port', { traffic: item.traffic, from: item.from, to: item.to, intent: item.intent }],
    ['peer', { traffic: item.traffic, ports: item.ports, intent: item.intent }],
    ['name', { traffic: item.traffic, ports: item.ports, from: item.from, to: item.to }],
  ];
  return alone.flatMap(([axis, freed]) => (without(freed) ? [axis] : []));
}

/** How many labels at their ends two names have in common. */
function alikeNames(a: Box, b: Box): number {
  const [first, second] = [a, b].map(({ intent }) => endingOf(intent).split('.').reverse()) as [string[], string[]];
  let common = 0;
  while (common < first.length && common < second.length && first[common] === second[common] && first[common] !== '')
    common++;
  return common;
}

function itemsOf({ ways }: Prepared): readonly Placed[] {
  const seen = new Map<string, Placed>();
  for (const { request, expected, flows } of ways) {
    for (const { items } of expected) {
      for (const [key, { item, boxes }] of items) {
        const { element } = item;
        if (element.source !== request.entry.name || boxes.length === 0 || seen.has(key)) continue;
        const flow = flows.find(
          ({ product, requirement }) => product === element.product && requirement.id === element.requirement,
        );
        const overlay = flow && overlayOf(flow);
        seen.set(key, {
          entry: element.source,
          product: element.product,
          requirement: element.requirement,
          asked: peerWords(element.asked),
          transport: element.transport,
          ports: printPorts(item.ports),
          cites: (flow?.requirement.cites ?? []).map((cite) => citationOf(request.entry.product, cite)),
          ...(overlay === undefined ? {} : { overlay }),
          boxes,
        });
      }
    }
  }
  return [...seen.values()];
}
