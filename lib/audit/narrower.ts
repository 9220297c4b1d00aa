import { ALL_ADDRESSES, ALL_IPV4, ALL_IPV6, addresses } from '../model/addresses';
import { describeNames, isEmptyNames, NO_NAMES, subtractNames } from '../model/name-set';
import { ALL_PORTS, printPorts } from '../model/ports';
import { ALL_TCP, ALL_TRAFFIC, type Box, EGRESS, intersectBoxes, TRAFFIC, traffic as trafficOf } from '../proof/box';
import { firstOutside } from '../proof/cover';
import type { Side } from '../proof/side';
import { blockWords } from './blocks';
import { isPlaceholder } from './by-nature';
import { type Expected, partsFor } from './expected';
import { forPeople } from './for-people';
import { icmpWords } from './icmp-words';
import type { NarrowerFinding, RuleReference } from './result';

/** Rules of the file that let through more than a filter of their kind has to for what is asked for, and what would do. */
export function narrowerRules(
  expected: Expected,
  side: Side,
  referenceOf: (key: string) => RuleReference,
): readonly NarrowerFinding[] {
  const { stage, items, explained } = expected;
  const partsOf = partsFor(expected, side);
  const byRule = new Map<string, Box[]>();
  for (const { box, rule } of stage.possibly) {
    const own = [...partsOf(box)];
    const known = byRule.get(rule);
    if (known !== undefined) known.push(...own);
    else if (own.length > 0) byRule.set(rule, own);
  }
  return [...byRule].flatMap(([key, boxes]): readonly NarrowerFinding[] => {
    const rule = referenceOf(key);
    if (rule.place === null || boxes.every((box) => isPlaceholder(box) || firstOutside(box, explained) === null))
      return [];
    const needed: Box[] = [];
    const neededBy = new Set<string>();
    for (const { item, grown } of items.values()) {
      // As wide as the kind has to be: what it opens for an item is the rule that stands there instead.
      const common = grown.flatMap((one) => boxes.flatMap((box) => asPrinted(one, intersectBoxes(one, box))));
      if (common.length > 0) {
        needed.push(...common);
        neededBy.add(`${item.element.product} ${item.element.requirement}`);
      }
    }
    return [
      {
        rule,
        opens: linesOf(boxes),
        instead: linesOf(needed),
        neededBy: [...neededBy].sort(),
      },
    ];
  });
}

/** Where a rule takes in all names of an item, these are told as the document has them. */
function asPrinted(item: Box, common: Box | null): readonly Box[] {
  if (common === null) return [];
  const isWhole = isEmptyNames(subtractNames(item.intent.names, common.intent.names));
  return [isWhole ? { ...common, intent: { ...common.intent, names: item.intent.names } } : common];
}

/** What lines of a rule would say these boxes: each once, without the machines that they are for. */
export function linesOf(boxes: readonly Box[]): readonly string[] {
  return [...new Set(forPeople(boxes).map((box) => lineOf(box, false)))].sort();
}

/** The same with the machines that they are for. */
export function linesFromOf(boxes: readonly Box[]): readonly string[] {
  return [...new Set(forPeople(boxes).map((box) => lineOf(box, true)))].sort();
}

function lineOf(box: Box, saysOwn: boolean): string {
  const egress = (box.direction & EGRESS) !== 0;
  const [own, peer] = egress ? [box.from, box.to] : [box.to, box.from];
  const [near, far] = egress ? ['from', 'to'] : ['to', 'from'];
  const names =
    box.intent.nameless || box.intent.names === NO_NAMES ? '' : ` meaning ${describeNames(box.intent.names)}`;
  const whose = saysOwn ? `${near} ${placeOf(withoutFamily(own))} ` : '';
  return `${egress ? 'out' : 'in'} ${trafficWords(box)} ${whose}${far} ${placeOf(peer)}${names}`;
}

/** Of whom a group or a network tells it needs no word that all of a family are meant: the other end says which. */
function withoutFamily(side: Side): Side {
  const isNamed = side.memberships.some(({ inside }) => inside);
  const isWhole = [ALL_IPV4, ALL_IPV6].some((family) => addresses.covers(side.addresses, family));
  return isNamed && isWhole ? { ...side, addresses: ALL_ADDRESSES } : side;
}

function placeOf(side: Side): string {
  const blocks = blockWords(side.addresses).join(', ');
  const members = side.memberships.map(({ set, inside }) => ({ name: set.id.replace(/^bound /, ''), inside }));
  const [first, ...within] = members.filter(({ inside }) => inside).map(({ name }) => name);
  return [
    first === undefined ? blocks || 'anywhere' : first,
    ...within.map((name) => `within ${name}`),
    ...(first === undefined || blocks === 'anywhere' ? [] : [`at ${blocks}`]),
    ...members.filter(({ inside }) => !inside).map(({ name }) => `outside ${name}`),
  ].join(' ');
}

const ICMP = trafficOf('icmp');

function trafficWords({ traffic, ports }: Box): string {
  const isEvery = ports === ALL_PORTS || printPorts(ports).join() === '0-65535';
  if (traffic === ICMP) return isEvery ? 'icmp' : `icmp ${printPorts(ports).map(icmpWords).join(', ')}`;
  const open = isEvery ? 'every port' : printPorts(ports).join(', ');
  if (traffic === ALL_TRAFFIC) return `everything on ${open}`;
  const kinds = TRAFFIC.filter((_, index) => (traffic & (1 << index)) !== 0);
  const tcp =
    (traffic & ALL_TCP) === ALL_TCP
      ? ['tcp']
      : kinds.flatMap((kind) => (kind.startsWith('tcp/') ? [kind.slice(4)] : []));
  const others = kinds.filter((kind) => !kind.startsWith('tcp/'));
  return `${[...tcp, ...others].join(', ')} ${open}`;
}
