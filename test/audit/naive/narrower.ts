import type { Audit } from '../../../lib/audit';
import type { SetOf } from './answer';
import { ASKED, type Stray } from './beyond';
import { ADDRESSES, inBlock, type Point, type Taken } from './universe';

/** What a line of a rule says: `out tls 443 to 10.0.0.0/24 within office meaning a.example.com`. */
const LINE =
  /^(?<way>out|in) (?:everything on|(?<spoken>[a-z/, ]+?)) (?<ports>every port|\d[\d, -]*) (?:to|from) (?<place>.+?)(?: meaning (?<names>.*))?$/;

/** Every connection that the page asks for and a rule lets through is let through by the narrower rule that is told instead. */
export function strayNarrower(
  { narrower }: Audit,
  setsOfPeer: readonly ReadonlySet<string>[],
  setOf: SetOf,
): Stray | null {
  for (const { opens, instead } of narrower) {
    for (const point of askedPoints(setsOfPeer)) {
      if (!opens.some((line) => takes(line, point, setOf) === 'yes')) continue;
      if (instead.every((line) => takes(line, point, setOf) === 'no'))
        return {
          point,
          naive: 'allow',
          read: `needed, and not opened by ${instead.join(' | ')} instead of ${opens.join(' | ')}`,
        };
    }
  }
  return null;
}

function askedPoints(setsOfPeer: readonly ReadonlySet<string>[]): readonly Point[] {
  const [from] = ADDRESSES;
  return ASKED.flatMap((name) =>
    ADDRESSES.flatMap((address) =>
      setsOfPeer.map(
        (sets): Point => ({
          direction: 'out',
          spoken: 'tls',
          port: 443,
          from: { address: from, sets: new Set() },
          to: { address, sets },
          name,
        }),
      ),
    ),
  );
}

/** `maybe` where a line counts up what it leaves out. */
function takes(line: string, { port, to, name }: Point, setOf: SetOf): Taken {
  // Of ICMP a line says types, and a name is asked for over TLS.
  if (/^(?:out|in) icmp /.test(line)) return 'no';
  const { way, spoken, ports = '', place = '', names } = LINE.exec(line)?.groups ?? {};
  if (way === undefined) throw new Error(`no line of a rule: ${line}`);
  const isSpoken = spoken === undefined || spoken.split(', ').some((one) => one === 'tcp' || one === 'tls');
  const isAtPort = ports === 'every port' || ports.split(', ').some((text) => isWithin(text, port));
  if (way !== 'out' || !isSpoken || !isAtPort) return 'no';
  const where = placeTakes(place, to, setOf);
  if (where !== 'yes') return where;
  if (names === undefined || names.startsWith('every name') || names.includes(String(name))) return 'yes';
  return / more$|without|such as|\*/.test(names) ? 'maybe' : 'no';
}

function isWithin(text: string, port: number): boolean {
  const [first = 0, last = first] = text.split('-').map(Number);
  return first <= port && port <= last;
}

function placeTakes(place: string, { address, sets }: Point['to'], setOf: SetOf): Taken {
  if (place.includes('except')) return 'maybe';
  const [first = '', ...rest] = place.split(/ (?=within |outside |at )/);
  const areBlocks = (text: string) => text.split(', ').every((one) => one === 'anywhere' || one.includes('/'));
  const atBlocks = (text: string) => text.split(', ').some((one) => one === 'anywhere' || inBlock(address, one));
  const isIn = (id: string) => sets.has(setOf(id));
  const all = [
    areBlocks(first) ? atBlocks(first) : isIn(first),
    ...rest.map((text) => {
      const [word, ...more] = text.split(' ');
      const what = more.join(' ');
      return word === 'at' ? atBlocks(what) : isIn(what) === (word === 'within');
    }),
  ];
  return all.every(Boolean) ? 'yes' : 'no';
}
