import { createHash } from 'node:crypto';
import type { BlockVariable } from '../../model/plans/aws-network-firewall';
import { type PortSet, ports } from '../../model/ports';
import type { Because } from '../../model/rule';
import { becauseOn, openBlocks, shelve, type UnkeyedRule } from '../../rules';
import { becauseOf } from '../reasons';
import type { FirewallWriting } from './options';
import { boundListName, listedIn } from './prefix-lists';
import { egressLine, ingressLine, type Line, nameLine, quicLine, TAIL_LINES } from './suricata';

/** A line of Suricata, what it stands for, and the names that its header uses. */
export interface ReasonedLine {
  readonly line: Line;
  readonly because: readonly Because[];
  /** The rule variables of the header. */
  readonly variables: readonly string[];
  /** The prefix lists of the header. */
  readonly references: readonly string[];
}

/** What a group of rule strings holds for its rules, and for the sources that may speak QUIC. */
export function linesOf(
  own: readonly UnkeyedRule[],
  quic: readonly string[],
  writing: FirewallWriting,
): readonly ReasonedLine[] {
  return [...nameLines(own), ...addressLines(own, writing), ...peerLines(own), ...quic.map(quicOf)];
}

export const TAIL: readonly ReasonedLine[] = TAIL_LINES.map((line) => ({
  line,
  because: [],
  variables: [],
  references: [],
}));

function quicOf(source: string): ReasonedLine {
  // No requirement asks for it: the user does.
  return { line: quicLine(source), because: [], variables: [source], references: [] };
}

function nameLines(own: readonly UnkeyedRule[]): readonly ReasonedLine[] {
  return own.flatMap((rule): readonly ReasonedLine[] =>
    rule.peer.kind === 'host' && rule.carrier !== null
      ? [
          {
            line: nameLine(rule.source, rule.peer.host, rule.carrier, rule.ports),
            because: rule.because,
            variables: [rule.source],
            references: [],
          },
        ]
      : [],
  );
}

function addressLines(own: readonly UnkeyedRule[], { prefixLists }: FirewallWriting): readonly ReasonedLine[] {
  const literal = own.filter(({ peer }) => peer.kind === 'cidr');
  return shelve(literal, sideways).flatMap((rules): readonly ReasonedLine[] => {
    const [{ source }] = rules;
    const { listed, rest } = listedIn(rules, prefixLists);
    return [
      ...listed.map(({ name, ports: open, rules: reaching }) => ({
        line: addressLine(reaching[0], `@${name}`, open),
        because: becauseOn(open, becauseOf(reaching)),
        variables: [source],
        references: [name],
      })),
      ...openBlocks(rest).map(({ ports: open, cidr, rules: reaching }) => ({
        line: addressLine(rules[0], cidr, open),
        because: becauseOn(open, becauseOf(reaching)),
        variables: [source],
        references: [],
      })),
    ];
  });
}

/** Flows to what stands behind a name: another role of the same firewall, a block known at deployment, a prefix list. */
function peerLines(own: readonly UnkeyedRule[]): readonly ReasonedLine[] {
  const late = own.filter(({ peer }) => headerName(peer) !== null);
  return shelve(late, (rule) => `${sideways(rule)} ${headerName(rule.peer)}`).map((rules): ReasonedLine => {
    const open = rules.reduce<PortSet>((sum, rule) => ports.union(sum, rule.ports), ports.of([]));
    const [{ source, peer }] = rules;
    const name = headerName(peer) ?? '';
    const isList = name.startsWith('@');
    return {
      line: addressLine(rules[0], name, open),
      because: becauseOf(rules),
      variables: [source, ...(isList ? [] : [name.slice(1)])],
      references: isList ? [name.slice(1)] : [],
    };
  });
}

function sideways({ source, direction, transport }: UnkeyedRule): string {
  return `${source} ${direction} ${transport}`;
}

function addressLine({ source, direction, transport }: UnkeyedRule, peer: string, open: PortSet): Line {
  return (direction === 'egress' ? egressLine : ingressLine)(source, peer, transport, open);
}

/** What stands in a header for a peer that is no literal address: an entry's variable bears its name, others come from an id. */
function headerName(peer: UnkeyedRule['peer']): string | null {
  if (peer.kind !== 'bound') return null;
  if (peer.list !== undefined) return `@${boundListName(peer.id)}`;
  if (peer.block === true) return `$${blockName(peer.id)}`;
  return peer.entry === undefined ? null : `$${peer.entry}`;
}

function blockName(id: string): string {
  return `BLOCK_${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** The variables that no entry stands for. */
export function blockVariables(rules: readonly UnkeyedRule[]): readonly BlockVariable[] {
  const blocks = new Map(
    rules.flatMap(({ peer }) =>
      peer.kind === 'bound' && peer.block === true ? [[blockName(peer.id), peer.id] as const] : [],
    ),
  );
  return [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bound]) => ({ name, bound }));
}
