import { addressSetOf } from '../model/addresses';
import type { EntryRequest } from '../model/entry';
import type { Flow } from '../model/flow';
import { ALL_PORTS, portSetOf } from '../model/ports';
import type { Denial } from '../model/product';
import { type Box, EGRESS, EVERYTHING, INGRESS, intersectBoxes, traffic } from '../proof/box';
import { intentOfHost } from '../proof/boxes-of-items';
import { coverOf, firstOutside } from '../proof/cover';
import { openingBeyond } from '../proof/opening';
import { boundSet } from '../proof/sets';
import { at, inside, type Side } from '../proof/side';
import { citationOf } from '../report';
import { holds, tryResolve } from '../resolve';
import { REACHES_NOBODY } from './by-nature';
import type { Expected } from './expected';
import { passingAll } from './openings';
import { partsOutside } from './parts';
import type { DenialFinding, RuleReference } from './result';

const SHOWN = 3;

/** A handshake alone reaches nobody's software, and what has no ports is none of a vendor's. */
const SPOKEN = traffic('tcp/tls', 'tcp/http', 'tcp/opaque', 'udp');

/** What the documents of an entry forbid, and whether the deployment keeps to it. */
export function denialsOn(
  { entry, peers }: EntryRequest,
  flows: readonly Flow[],
  expected: readonly Expected[],
  side: Side,
  referenceOf: (key: string) => RuleReference,
): readonly DenialFinding[] {
  const { product, profile, role } = entry;
  const { settled } = tryResolve(product, profile, { asker: role, ...(peers === undefined ? {} : { peers }) });
  const inForce = (product.denials ?? []).filter(({ when }) => holds(when, settled));
  return inForce.flatMap((denial): readonly DenialFinding[] => {
    const forbidden = forbiddenBy(denial, entry.product, role, flows, side);
    if (forbidden.length === 0) return [];
    const asked = [...(expected[0]?.items.values() ?? [])].flatMap(({ boxes }) => boxes);
    const open = passingAll(expected, side).flatMap(({ box, rules }) =>
      forbidden.flatMap((one) => {
        const common = intersectBoxes(one, box);
        if (common === null) return [];
        const allowed = [asked, [REACHES_NOBODY]];
        const { parts, whole } = partsOutside(common, allowed, SHOWN);
        // Parts that were not looked at may break it where those that were do not.
        const others = whole
          ? []
          : expected.flatMap(
              ({ explained, past }) => partsOutside(common, [...allowed, explained.boxes, past], SHOWN).parts,
            );
        return [...parts, ...others].map((part) => ({ box: part, rules }));
      }),
    );
    const unexplained = open.filter(({ box }) =>
      expected.some(({ explained, past }) => firstOutside(box, explained, coverOf(past)) !== null),
    );
    const told = unexplained.length > 0 ? unexplained : open;
    return [
      {
        entry: entry.name,
        product: product.id,
        denial: denial.id,
        standing: unexplained.length > 0 ? 'broken' : open.length > 0 ? 'widened' : 'kept',
        by: [...new Set(told.flatMap(({ rules }) => rules))].slice(0, SHOWN).map(referenceOf),
        open: told.slice(0, SHOWN).map(({ box, rules }) => openingBeyond(box, rules.join(' + '))),
        gloss: denial.gloss,
        cites: denial.cites.map((cite) => citationOf(product, cite)),
      },
    ];
  });
}

/** The connections that a denial forbids, as far as the audited machines are one of its ends. */
function forbiddenBy(
  { from, to, ports }: Denial,
  { id, requirements }: EntryRequest['entry']['product'],
  role: string,
  flows: readonly Flow[],
  side: Side,
): readonly Box[] {
  const open = { traffic: SPOKEN, ports: ports === undefined ? ALL_PORTS : portSetOf(ports) };
  const own = flows.filter(({ product }) => product === id);
  if (from === role) {
    const named = requirements.filter((one) => one.to === to).flatMap(({ hosts }) => hosts);
    const ends = own.flatMap((flow) => (flow.to.party === to ? [flow.to] : []));
    const hosts = [...new Set([...named, ...ends.flatMap((end) => end.hosts)])];
    const start = { ...EVERYTHING, ...open, direction: EGRESS, from: side };
    return [
      ...hosts.map((host) => ({ ...start, intent: intentOfHost(host) })),
      ...sidesOf(ends).map((there) => ({ ...start, to: there })),
    ];
  }
  if (to !== role) return [];
  const ends = own.flatMap((flow) => (flow.from.party === from ? [flow.from] : []));
  return sidesOf(ends).map((there) => ({ ...EVERYTHING, ...open, direction: INGRESS, from: there, to: side }));
}

function sidesOf(ends: readonly Flow['to'][]): readonly Side[] {
  const bound = new Set(ends.flatMap((end) => end.bound.map((one) => one.bound)));
  const cidrs = ends.flatMap((end) => end.ranges.map(({ cidr }) => cidr));
  return [...[...bound].map((one) => inside(boundSet(one))), ...(cidrs.length === 0 ? [] : [at(addressSetOf(cidrs))])];
}
