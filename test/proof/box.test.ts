import fc from 'fast-check';
import { type AddressSet, addresses } from '../../lib/model/addresses';
import { apexAndSubdomains, exact, type Host, subdomains } from '../../lib/model/host';
import { ALL_NAMES, complementNames, type NameSet, NO_NAMES, namesOf, unionNames } from '../../lib/model/name-set';
import { type PortSet, ports } from '../../lib/model/ports';
import {
  ALL_TRAFFIC,
  BOTH_WAYS,
  type Box,
  intersectBoxes,
  subtractBox,
  subtractBoxes,
  TRAFFIC,
} from '../../lib/proof/box';
import { describeConnection, witnessOf } from '../../lib/proof/connection';
import { coverOf, firstOutside } from '../../lib/proof/cover';
import { joinedAddresses, joinedIntents } from '../../lib/proof/joined';
import { allowedBy, type Step } from '../../lib/proof/region';
import { ANYWHERE, at, inside, intersectSides, outside, type Side, unknownSet } from '../../lib/proof/side';
import { type EndPoint, holdsPoint, type Point } from './points';

/** A small universe: every cut point of the boxes below has a point on both of its sides. */
const PORTS = [0, 80, 443, 444, 65535];
const ADDRESSES = [0n, 1n, 2n, 1n << 32n];
const NAMES = [null, 'a.zoho.com', 'b.a.zoho.com', 'zoho.com', 'evilzoho.com', 'zoho.jp'];

/** `part` surely holds address 1 and lies within 1 and 2; of `free` nothing is known. */
const PART = unknownSet('part', {
  surely: [{ first: 1n, last: 1n }],
  within: [{ first: 1n, last: 2n }],
});
const FREE = unknownSet('free');

const ENDS: readonly EndPoint[] = ADDRESSES.flatMap((address) =>
  [[], ['part'], ['free'], ['part', 'free']]
    .filter((sets) => (address === 1n ? sets.includes('part') : address === 2n || !sets.includes('part')))
    .map((sets) => ({ address, in: sets })),
);

const portSet = fc
  .subarray([0, 80, 443, 444], { minLength: 1 })
  .map((some): PortSet => ports.of(some.map((port) => ({ first: port, last: port === 444 ? 65535 : port }))));

const addressSet = fc
  .subarray([0, 1, 2, 3], { minLength: 1 })
  .map(
    (some): AddressSet =>
      addresses.of(some.map((i) => ({ first: BigInt(i), last: i === 3 ? (1n << 32n) + 5n : BigInt(i) }))),
  );

const side: fc.Arbitrary<Side> = fc
  .tuple(
    fc.oneof(fc.constant(ANYWHERE), addressSet.map(at)),
    fc.constantFrom(ANYWHERE, inside(PART), outside(PART)),
    fc.constantFrom(ANYWHERE, inside(FREE), outside(FREE)),
  )
  .map(([a, b, c]) => {
    const both = intersectSides(a, b);
    return both === null ? null : intersectSides(both, c);
  })
  .filter((one): one is Side => one !== null);

const host: fc.Arbitrary<Host> = fc.constantFrom(
  exact('a.zoho.com'),
  exact('zoho.com'),
  exact('zoho.jp'),
  subdomains('zoho.com'),
  subdomains('a.zoho.com'),
  apexAndSubdomains('zoho.com', '*zoho.com'),
);

const names: fc.Arbitrary<NameSet> = fc.oneof(
  fc.constant(ALL_NAMES),
  host.map(namesOf),
  fc.tuple(host, host).map(([a, b]) => unionNames(namesOf(a), namesOf(b))),
  host.map((one) => complementNames(namesOf(one))),
);

const intent = fc.oneof(
  { weight: 6, arbitrary: fc.record({ names, nameless: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ names: NO_NAMES, nameless: true }) },
);

const box: fc.Arbitrary<Box> = fc.record({
  direction: fc.integer({ min: 1, max: BOTH_WAYS }),
  traffic: fc.integer({ min: 1, max: ALL_TRAFFIC }),
  ports: portSet,
  from: side,
  to: side,
  intent,
});

const point: fc.Arbitrary<Point> = fc.record({
  direction: fc.constantFrom('egress', 'ingress'),
  traffic: fc.constantFrom(...TRAFFIC),
  port: fc.constantFrom(...PORTS),
  from: fc.constantFrom(...ENDS),
  to: fc.constantFrom(...ENDS),
  name: fc.constantFrom(...NAMES),
});

const points = fc.array(point, { minLength: 60, maxLength: 60 });
const settings = { seed: 20261122, numRuns: 400 };

function within(boxes: readonly Box[], one: Point): boolean {
  return boxes.some((candidate) => holdsPoint(candidate, one));
}

/** A point of the universe that lies in the box, found axis by axis. */
function memberOf(one: Box): Point | undefined {
  const alone = (change: Partial<Point>): boolean =>
    holdsPoint({ ...one, ...widened(change) }, { ...ANY_POINT, ...change });
  const direction = (['egress', 'ingress'] as const).find((value) => alone({ direction: value }));
  const traffic = TRAFFIC.find((value) => alone({ traffic: value }));
  const port = PORTS.find((value) => alone({ port: value }));
  const from = ENDS.find((value) => alone({ from: value }));
  const to = ENDS.find((value) => alone({ to: value }));
  const name = NAMES.find((value) => alone({ name: value }));
  if (!direction || !traffic || port === undefined || !from || !to || name === undefined) return undefined;
  return { direction, traffic, port, from, to, name };
}

const ANY_POINT: Point = {
  direction: 'egress',
  traffic: 'udp',
  port: 443,
  from: { address: 0n, in: [] },
  to: { address: 0n, in: [] },
  name: null,
};

/** Leaves only the axis that is being looked at. */
function widened(change: Partial<Point>): Partial<Box> {
  const free: Box = {
    direction: BOTH_WAYS,
    traffic: ALL_TRAFFIC,
    ports: ports.of([{ first: 0, last: 65535 }]),
    from: ANYWHERE,
    to: ANYWHERE,
    intent: { names: ALL_NAMES, nameless: true },
  };
  const axis = Object.keys(change)[0];
  const own = axis === 'port' ? 'ports' : axis === 'name' ? 'intent' : axis;
  return Object.fromEntries(Object.entries(free).filter(([key]) => key !== own));
}

/** What lies in one of `a` and in one of `b`. */
function intersectLists(a: readonly Box[], b: readonly Box[]): readonly Box[] {
  return a.flatMap((box) => b.flatMap((other) => intersectBoxes(box, other) ?? []));
}

describe('boxes', () => {
  test('an intersection holds exactly the points that both hold', () => {
    fc.assert(
      fc.property(box, box, points, (a, b, some) => {
        const common = intersectBoxes(a, b);
        for (const one of some) {
          expect(common !== null && holdsPoint(common, one)).toBe(holdsPoint(a, one) && holdsPoint(b, one));
        }
      }),
      settings,
    );
  });

  test('a difference holds exactly the points that only the first holds, each in one part', () => {
    fc.assert(
      fc.property(box, box, points, (a, b, some) => {
        const parts = subtractBox(a, b);
        for (const one of some) {
          const holding = parts.filter((part) => holdsPoint(part, one)).length;
          expect(holding).toBe(holdsPoint(a, one) && !holdsPoint(b, one) ? 1 : 0);
        }
      }),
      settings,
    );
  });

  test('a difference from many boxes holds exactly what none of them holds, and is empty exactly where nothing is left', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 5 }), points, (a, taken, some) => {
        const left = subtractBoxes([a], taken);
        const first = firstOutside(a, coverOf(taken));
        for (const one of some) expect(within(left, one)).toBe(holdsPoint(a, one) && !within(taken, one));
        expect(first === null).toBe(left.length === 0);
        const member = first === null ? undefined : memberOf(first);
        if (member !== undefined) expect(holdsPoint(a, member) && !within(taken, member)).toBe(true);
      }),
      settings,
    );
  });

  test('boxes that are joined, by addresses or by what is meant, hold the same points', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(box, fc.nat(3)), { maxLength: 4 }), box, points, (list, like, some) => {
        // Boxes that are drawn at random hardly ever differ on one axis alone.
        const boxes = list.map(([one, axis]): Box => {
          if (axis === 0) return one;
          if (axis === 1) return { ...like, intent: one.intent };
          return axis === 2 ? { ...like, to: one.to } : { ...like, from: one.from };
        });
        for (const joined of [joinedAddresses(boxes), joinedIntents(boxes)]) {
          expect(joined.length).toBeLessThanOrEqual(boxes.length);
          for (const one of some) expect(within(joined, one)).toBe(within(boxes, one));
        }
      }),
      settings,
    );
  });

  test('an intersection is empty exactly where no world has a point in both', () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const common = intersectBoxes(a, b);
        if (common === null) return;
        // Of every atom of the small universe one point is listed, names apart: those have members that are not listed.
        const member = memberOf({ ...common, intent: { names: ALL_NAMES, nameless: true } });
        expect(member).toBeDefined();
      }),
      settings,
    );
  });

  test('what is left after a box is taken from itself, or from what covers it, is nothing', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 3 }), (a, others) => {
        expect(subtractBox(a, { ...a })).toEqual([]);
        expect(subtractBoxes(intersectLists([a], others), others)).toEqual([]);
        expect(subtractBoxes([a], [...subtractBoxes([a], others), ...others])).toEqual([]);
      }),
      settings,
    );
  });

  test('the witness of a box lies in it', () => {
    fc.assert(
      fc.property(box, (a) => {
        const { direction, source, peer, transport, application, port, name } = witnessOf(a);
        const traffic = transport === 'tcp' ? `tcp/${application}` : transport;
        expect((a.direction & (direction === 'egress' ? 1 : 2)) !== 0).toBe(true);
        expect(TRAFFIC.filter((_, index) => (a.traffic & (1 << index)) !== 0)).toContain(traffic);
        if (port !== null) expect(ports.contains(a.ports, port)).toBe(true);
        if (name === null) expect(a.intent.nameless).toBe(true);
        expect(source.in).toEqual(a.from.memberships.filter((one) => one.inside).map(({ set }) => set.id));
        expect(peer.notIn).toEqual(a.to.memberships.filter((one) => !one.inside).map(({ set }) => set.id));
      }),
      settings,
    );
  });

  test('a connection is described in words that say what, whence, whither and which name', () => {
    const words = describeConnection({
      direction: 'egress',
      source: { address: '198.51.100.1', in: ['source ECC_AGENT'], notIn: [] },
      peer: { address: '203.0.113.1', in: [], notIn: ['HOME_NET'] },
      transport: 'tcp',
      port: 443,
      application: 'tls',
      name: 'a.example.com',
    });
    expect(words).toBe(
      'egress tcp/443 tls from 198.51.100.1 (in source ECC_AGENT) to 203.0.113.1 (not in HOME_NET), meaning a.example.com',
    );
  });
});

describe('ends', () => {
  test('what surely lies in an unknown set is not outside it, and what it cannot hold is not inside', () => {
    expect(intersectSides(at([{ first: 1n, last: 1n }]), outside(PART))).toBeNull();
    expect(intersectSides(at([{ first: 0n, last: 0n }]), inside(PART))).toBeNull();
    expect(intersectSides(inside(PART), outside(PART))).toBeNull();
    expect(intersectSides(inside(FREE), outside(PART))).not.toBeNull();
  });
});

describe('ordered lists', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    action: fc.constantFrom('pass', 'drop', 'unsure'),
    box,
    rule: fc.constant('rule'),
    because: fc.constant([]),
  });

  test('the first step that holds a point decides about it; an unsure one parts what may pass from what surely does', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), points, (steps, some) => {
        const { surely, possibly } = allowedBy(steps);
        for (const one of some) {
          const decided = (unsure: boolean) => {
            const first = steps.find((candidate) => holdsPoint(candidate.box, one));
            return first === undefined ? false : first.action === 'unsure' ? unsure : first.action === 'pass';
          };
          expect(surely.some((opened) => holdsPoint(opened.box, one))).toBe(decided(false));
          expect(possibly.some((opened) => holdsPoint(opened.box, one))).toBe(decided(true));
        }
      }),
      settings,
    );
  });
});
