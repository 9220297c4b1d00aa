import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { ALL_TCP, ALL_TRAFFIC, traffic } from '../box';
import { isLate, type Maybe } from '../readers/late';
import type { Doubt } from './azure-sides';

/** What a rule says of protocols and ports: what surely flows by it, and what perhaps does. */
export interface Flows {
  readonly surely: readonly Flow[];
  readonly perhaps: readonly Flow[];
  readonly doubts: readonly Doubt[];
}

export interface Flow {
  readonly traffic: number;
  readonly ports: PortSet;
}

const WITH_PORTS = ALL_TCP | traffic('udp');
const WITHOUT_PORTS = ALL_TRAFFIC & ~WITH_PORTS;

/** By their names in lower case; of `ah` and `esp` each is a part of what the model knows as one. */
const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['tcp', ALL_TCP],
  ['6', ALL_TCP],
  ['udp', traffic('udp')],
  ['17', traffic('udp')],
  ['icmp', traffic('icmp')],
  ['1', traffic('icmp')],
  ['*', ALL_TRAFFIC],
  ['any', ALL_TRAFFIC],
]);

const PARTS_OF_OTHER: ReadonlySet<string> = new Set(['ah', 'esp']);

/**
 * The flows of a rule. ICMP and the protocols beside it have no ports; whether a rule for every protocol that names ports
 * takes them in is written nowhere, so that they perhaps flow.
 */
export function readFlows(protocols: readonly Maybe<string>[], portTexts: readonly Maybe<string>[]): Flows {
  const doubts: Doubt[] = [];
  const open = readPorts(portTexts);
  let surely = 0;
  let perhaps = 0;
  for (const protocol of protocols) {
    const name = isLate(protocol) ? null : protocol.trim().toLowerCase();
    const known = name === null ? undefined : PROTOCOLS.get(name);
    if (known !== undefined) {
      surely |= known;
    } else if (name !== null && PARTS_OF_OTHER.has(name)) {
      perhaps |= traffic('other');
      doubts.push({
        why: `has the protocol '${protocol}', which is a part of what is told apart`,
        value: protocol,
        unsure: false,
      });
    } else {
      perhaps |= ALL_TRAFFIC;
      doubts.push(unknown('protocol', protocol));
    }
  }
  if (protocols.length === 0) {
    perhaps = ALL_TRAFFIC;
    doubts.push({ why: 'has no protocol', value: protocols, unsure: 'opening' });
  }
  const all = open.set === ALL_PORTS && open.doubts.length === 0;
  const sure = all ? surely : surely & WITH_PORTS;
  const portless = all ? 0 : surely & WITHOUT_PORTS;
  return {
    surely: flows(sure, open.known),
    perhaps: [
      ...(open.doubts.length > 0 ? flows(sure, open.set) : []),
      ...flows(portless, ALL_PORTS),
      ...flows(perhaps & WITH_PORTS, open.set),
      ...flows(perhaps & WITHOUT_PORTS, ALL_PORTS),
    ],
    doubts: [...doubts, ...open.doubts],
  };
}

function flows(kinds: number, set: PortSet): readonly Flow[] {
  return kinds === 0 || set.length === 0 ? [] : [{ traffic: kinds, ports: set }];
}

/** A list of ports and ranges: what is not known may be any, and takes nothing from what stands beside it. */
export function readPorts(texts: readonly Maybe<string>[]): {
  /** What it may be. */
  readonly set: PortSet;
  /** What it is for sure. */
  readonly known: PortSet;
  readonly doubts: readonly Doubt[];
} {
  const found: PortSet[number][] = [];
  const doubts: Doubt[] = [];
  for (const text of texts) {
    if (isEveryPort(text)) return { set: ALL_PORTS, known: ALL_PORTS, doubts: [] };
    const interval = isLate(text) ? null : readInterval(text);
    if (interval !== null) found.push(interval);
    else if (doubts.length < MOST_DOUBTS) doubts.push(unknown('port', text));
  }
  const known = ports.of(found);
  if (doubts.length > 0) return { set: ALL_PORTS, known, doubts };
  if (texts.length === 0)
    return { set: ALL_PORTS, known, doubts: [{ why: 'has no ports', value: texts, unsure: 'opening' }] };
  const [only] = known;
  const set = only?.first === 0 && only.last === 65_535 ? ALL_PORTS : known;
  return { set, known: set, doubts };
}

/** As many of one list say what is wrong with it. */
const MOST_DOUBTS = 8;

function isEveryPort(text: Maybe<string>): boolean {
  return !isLate(text) && (text.trim() === '*' || text.trim().toLowerCase() === 'any');
}

function readInterval(text: string): PortSet[number] | null {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.replaceAll(' ', '')) ?? [];
  if (from === undefined || to === undefined) return null;
  const [first, last] = [Number(from), Number(to)];
  return first <= last && last <= 65_535 ? { first, last } : null;
}

function unknown(what: string, value: Maybe<string>): Doubt {
  const why = isLate(value) ? `has a ${what} that is known at deployment alone` : `has the ${what} '${value}'`;
  return { why, value, unsure: false };
}
