import { toCidrs } from '../model/addresses';
import { describeNames, NO_NAMES } from '../model/name-set';
import { printPorts } from '../model/ports';
import { type Box, TRAFFIC, type Traffic } from './box';
import { type Connection, witnessOf } from './connection';
import type { Side } from './side';

/** A set of connections in words, as plain JSON: what a plan opens beyond the documents. */
export interface OpeningBeyond {
  /** The rules that open it, joined by ` + ` where it passes several plans. */
  readonly rule: string;
  readonly traffic: readonly Traffic[];
  readonly ports: readonly string[];
  readonly source: SideInWords;
  readonly peer: SideInWords;
  /** `every name`, `*.zoho.com without a.zoho.com`; null where only no name is meant. */
  readonly names: string | null;
  /** Whether it is open to a client that names nobody. */
  readonly nameless: boolean;
  readonly witness: Connection;
}

export interface SideInWords {
  readonly cidrs: readonly string[];
  readonly in: readonly string[];
  readonly notIn: readonly string[];
}

/** `mostNames`: how many names are printed before the rest is counted. */
export function openingBeyond(box: Box, rule: string, mostNames?: number): OpeningBeyond {
  return {
    rule,
    traffic: trafficWords(box),
    ports: printPorts(box.ports),
    source: inWords(box.from),
    peer: inWords(box.to),
    names: box.intent.names === NO_NAMES ? null : describeNames(box.intent.names, mostNames),
    nameless: box.intent.nameless,
    witness: witnessOf(box),
  };
}

function trafficWords(box: Box): readonly Traffic[] {
  return TRAFFIC.filter((_, index) => (box.traffic & (1 << index)) !== 0);
}

function inWords({ addresses, memberships }: Side): SideInWords {
  const ids = (inside: boolean) => memberships.filter((one) => one.inside === inside).map(({ set }) => set.id);
  return { cidrs: toCidrs(addresses), in: ids(true), notIn: ids(false) };
}
