import type { Input } from '@pulumi/pulumi';
import type { KnownPeer, NameOfEntries, PeerPlace, PeerReader, PlacedPeer } from '../access/bindings';
import { parseCidr } from '../model/addresses';
import { parseHost } from '../model/host-syntax';
import { isTextInput, type LateValues } from './late';

/** What may stand in a party's place on every cloud. */
export type SharedPart =
  | { readonly kind: 'cidr'; readonly cidr: Input<string> }
  | { readonly kind: 'anyone'; readonly family: 4 | 6; readonly reason: string }
  | { readonly kind: 'nothing'; readonly why: string };

/** A peer that the core knows by an id alone; `block` is an address block that is known only when it arrives. */
export interface RealPeer<Kind extends string> extends KnownPeer {
  readonly kind: Kind | 'block';
  readonly value: Input<string>;
  /** Where it was passed, for what can be said only when it arrives. */
  readonly at: string;
}

/** What a rim adds to the parts of every cloud. */
export interface PeerForms<Own extends { readonly kind: string }, Kind extends string> {
  /** What may be passed, for a sentence that says so. */
  readonly forms: string;
  /** The parts of a peer of this rim, or of a component of ours; undefined where it is neither. */
  readonly partsOf: (given: unknown) => readonly (SharedPart | Own)[] | undefined;
  readonly placeOwn: (part: Own, where: PeerPlace, nameOf: NameOfEntries) => PlacedPeer<RealPeer<Kind>>;
}

const EVERYBODY = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/** Nothing placed and nothing wrong. */
export const NOTHING = { placements: [], real: [], reasons: [], issues: [] } as const satisfies PlacedPeer<KnownPeer>;

/** The parts of address blocks, literal or late. */
export function cidrParts(cidrs: readonly Input<string>[]): readonly SharedPart[] {
  return cidrs.map((cidr) => ({ kind: 'cidr', cidr }));
}

/** Reads what the users of a rim put in a party's place; `values` keeps what is known only later. */
export function peerReader<Own extends { readonly kind: string }, Kind extends string>(
  values: LateValues,
  forms: PeerForms<Own, Kind>,
): PeerReader<RealPeer<Kind>> {
  const place = (given: unknown, where: PeerPlace, nameOf: NameOfEntries): PlacedPeer<RealPeer<Kind>> => {
    const parts = forms.partsOf(given) ?? [partOfOther(given, where)];
    if (parts.length === 0) {
      const { at, party } = where;
      return { ...NOTHING, issues: [{ code: 'nothing-supplied', at, party }] };
    }
    const placed = parts.map((part) =>
      isShared(part) ? placeShared<Kind>(part, where, values, forms.forms) : forms.placeOwn(part, where, nameOf),
    );
    return {
      placements: placed.flatMap(({ placements }) => placements),
      real: placed.flatMap(({ real }) => real),
      reasons: placed.flatMap(({ reasons }) => reasons),
      issues: placed.flatMap(({ issues }) => issues),
    };
  };
  return {
    place,
    opening: (given, where, nameOf) => {
      if (typeof given === 'string') return given;
      if (!isTextInput(given)) return place(given, where, nameOf);
      const expected = 'Peer.cidr(...) of it where it is an address block, or a host name that is known by now';
      const { at } = where;
      return { ...NOTHING, issues: [{ code: 'wrong-type', at, given: 'an Output', expected }] };
    },
  };
}

function isShared<Own extends { readonly kind: string }>(part: SharedPart | Own): part is SharedPart {
  return part.kind === 'cidr' || part.kind === 'anyone' || part.kind === 'nothing';
}

/** What is no peer: a host name has a sentence of its own. */
function partOfOther(given: unknown, { party }: PeerPlace): SharedPart {
  if (typeof given === 'string') {
    return isHostName(given)
      ? { kind: 'cidr', cidr: given }
      : { kind: 'nothing', why: `the text '${given}' for '${party}'` };
  }
  if (isTextInput(given)) return { kind: 'nothing', why: `an Output for '${party}'` };
  return { kind: 'nothing', why: given === null ? 'null' : typeof given };
}

function placeShared<Kind extends string>(
  part: SharedPart,
  { at, party }: PeerPlace,
  values: LateValues,
  forms: string,
): PlacedPeer<RealPeer<Kind>> {
  switch (part.kind) {
    case 'cidr': {
      const { cidr } = part;
      if (typeof cidr === 'string') {
        if (isHostName(cidr)) return { ...NOTHING, issues: [{ code: 'host-bound', at, party, given: cidr }] };
        const read = parseCidr(cidr);
        if (!read.ok) return { ...NOTHING, issues: [{ code: 'malformed-address', at, problem: read.problem }] };
        return { ...NOTHING, placements: [{ addresses: [cidr] }] };
      }
      if (!isTextInput(cidr)) {
        const issue = { code: 'wrong-type', at, given: String(cidr), expected: 'an address block' } as const;
        return { ...NOTHING, issues: [issue] };
      }
      const id = values.idOf(cidr, party);
      return { ...NOTHING, placements: [{ bound: id, block: true }], real: [{ id, kind: 'block', value: cidr, at }] };
    }
    case 'anyone': {
      if (typeof part.reason === 'string' && part.reason.trim() !== '') {
        const { family, reason } = part;
        return { ...NOTHING, placements: [{ addresses: [EVERYBODY[family]] }], reasons: [{ family, reason }] };
      }
      const expected = 'why everybody may come in';
      return { ...NOTHING, issues: [{ code: 'wrong-type', at, given: 'no reason', expected }] };
    }
    case 'nothing':
      return { ...NOTHING, issues: [{ code: 'wrong-type', at, given: part.why, expected: forms }] };
  }
}

function isHostName(text: string): boolean {
  return !parseCidr(text).ok && parseHost(text).ok;
}
