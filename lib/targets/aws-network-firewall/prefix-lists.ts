import { createHash } from 'node:crypto';
import { addresses, addressSetOf } from '../../model/addresses';
import { collapsed } from '../../model/collapse';
import type { PrefixListReference } from '../../model/plans/aws-network-firewall';
import { type PortSet, ports } from '../../model/ports';
import type { UnkeyedRule } from '../../rules';
import type { KnownPrefixList } from './options';

/** The name of a reference to a list that is bound to a party: from the list's id alone. */
export function boundListName(id: string): string {
  return `LIST_${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** What one given list says of the rules of one source, direction and transport. */
export interface ListedTraffic {
  readonly name: string;
  readonly ports: PortSet;
  /** The rules whose addresses together are the list's. */
  readonly rules: readonly [UnkeyedRule, ...UnkeyedRule[]];
}

/**
 * Takes out of rules to addresses what given lists say exactly: on the ports on which the addresses within a list are
 * all of the list's. The rest stands in blocks, as if there were no list.
 */
export function listedIn(
  rules: readonly UnkeyedRule[],
  lists: readonly KnownPrefixList[],
): { readonly listed: readonly ListedTraffic[]; readonly rest: readonly UnkeyedRule[] } {
  const listed: ListedTraffic[] = [];
  let rest = rules;
  for (const { name, cidrs } of lists) {
    const whole = addressSetOf(cidrs);
    const isWithin = ({ peer }: UnkeyedRule) =>
      peer.kind === 'cidr' && addresses.covers(whole, addressSetOf([peer.cidr])) && whole.length > 0;
    const within = rest.filter(isWithin);
    const open = portsOfAll(within, whole);
    const standing = within.filter((rule) => ports.intersect(rule.ports, open).length > 0);
    const [first, ...more] = standing;
    if (first === undefined) continue;
    listed.push({ name, ports: open, rules: [first, ...more] });
    rest = rest.flatMap((rule) => {
      if (!standing.includes(rule)) return [rule];
      const left = ports.subtract(rule.ports, open);
      return left.length === 0 ? [] : [{ ...rule, ports: left }];
    });
  }
  return { listed, rest };
}

/** The ports on which rules to blocks of a list open all of the list. */
function portsOfAll(within: readonly UnkeyedRule[], whole: ReturnType<typeof addressSetOf>): PortSet {
  // A rule's own ports are cut at the edges of all others', so that each slice is open in a rule whole or not at all.
  const edges = [...new Set(within.flatMap((rule) => rule.ports.flatMap(({ first, last }) => [first, last + 1])))];
  const starts = edges.sort((a, b) => a - b);
  const slices = starts.slice(0, -1).map((first, index) => ({ first, last: (starts[index + 1] ?? first + 1) - 1 }));
  return ports.of(
    slices.filter((slice) => {
      const here = within.filter((rule) => ports.covers(rule.ports, ports.of([slice])));
      const blocks = here.flatMap(({ peer }) => (peer.kind === 'cidr' ? [peer.cidr] : []));
      return addresses.equal(addressSetOf(blocks), whole);
    }),
  );
}

/** The lists that lines refer to, as the plan has them, by name. */
export function referencesIn(
  names: ReadonlySet<string>,
  rules: readonly UnkeyedRule[],
  lists: readonly KnownPrefixList[],
): readonly PrefixListReference[] {
  const bound = new Map(
    rules.flatMap(({ peer }) =>
      peer.kind === 'bound' && peer.list !== undefined ? [[boundListName(peer.id), peer.id] as const] : [],
    ),
  );
  const all: readonly PrefixListReference[] = [
    ...[...bound].map(([name, id]) => ({ name, bound: id })),
    ...lists.map(({ name, list, cidrs }) => ({ name, list, cidrs: collapsed(cidrs) })),
  ];
  return all.filter(({ name }) => names.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
