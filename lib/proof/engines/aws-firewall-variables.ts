import { type PortSet, ports } from '../../model/ports';
import type { DeclaredFirewallPolicy, DeclaredRuleGroup } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';
import { boundSet, INSIDE_HOME, OUTSIDE_HOME } from '../sets';
import { inside, type Side } from '../side';
import type { PrefixLists } from './aws-prefix-lists';
import { type Bounds, boundsOf, EVERYWHERE, exactly, isExact, joined, type SidesNamed, without } from './named-sides';
import { LineFault } from './suricata-fault';
import { portsWritten, writtenAddress, writtenPorts } from './suricata-header';

/** What the names in the headers of one rule group stand for. */
export interface Variables {
  readonly sides: SidesNamed;
  readonly ports: (name: string) => PortSet | null;
}

/**
 * A group's own variables come first. HOME_NET that neither it nor the policy sets is the network of the firewall's VPC,
 * which no file says; EXTERNAL_NET is everything outside of the policy's HOME_NET, whatever a group takes for its own
 * (Network Firewall developer guide, "Suricata features that Network Firewall supports with caveats").
 */
export function variablesOf(group: DeclaredRuleGroup, policy: DeclaredFirewallPolicy, lists: PrefixLists): Variables {
  const known = new Map<string, Bounds | null>();
  const sides = (name: string): Bounds | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const read = readSides(name);
    known.set(name, read);
    return read;
  };
  const readSides = (name: string): Bounds | null => {
    const bare = name.slice(1);
    if (name.startsWith('@')) {
      const list = group.references.get(bare) ?? group.references.get(name);
      return list === undefined ? null : ofList(list, lists);
    }
    const values = group.ipSets.get(bare) ?? group.ipSets.get(name);
    if (values !== undefined) return valuesOf(values);
    if (bare === 'HOME_NET') return policy.homeNet === null ? exactly([INSIDE_HOME]) : valuesOf(policy.homeNet);
    if (bare !== 'EXTERNAL_NET') return null;
    return policy.homeNet === null ? exactly([OUTSIDE_HOME]) : without(null, valuesOf(policy.homeNet));
  };
  const portSets = (name: string): PortSet | null => {
    const values = group.portSets.get(name.slice(1)) ?? group.portSets.get(name);
    if (values === undefined) throw new LineFault(`uses ${name}, which its group does not define`);
    return portsOf(values);
  };
  return { sides, ports: portSets };
}

/** What the policy takes for its own network; null where it leaves that to its firewall, or where nobody knows all of it. */
export function homeOf({ homeNet }: DeclaredFirewallPolicy): readonly Side[] | null {
  if (homeNet === null) return null;
  try {
    const read = valuesOf(homeNet);
    return isExact(read) ? read.surely : null;
  } catch (fault) {
    // Each line that uses it is told of by itself.
    if (fault instanceof LineFault) return null;
    throw fault;
  }
}

function ofList(list: Maybe<string>, lists: PrefixLists): Bounds {
  const { surely, perhaps } = lists.endsOf(list);
  return perhaps.length === 0 ? exactly(surely) : { surely, possibly: [...surely, ...perhaps] };
}

/** The values of a variable, each of them as a header could have it. */
function valuesOf(values: readonly Maybe<string>[]): Bounds {
  const late = values.flatMap((value) => (isLate(value) ? [exactly([inside(boundSet(value.id))])] : []));
  const texts = values.flatMap((value) => (isLate(value) ? [] : [value]));
  if (texts.length === 0) return late.length === 0 ? exactly([]) : joined(late);
  const written = boundsOf(writtenAddress(`[${texts.join(',')}]`), () => null);
  const isTurned = texts.every((text) => text.trimStart().startsWith('!'));
  // Only what is taken away is written: beside a value that comes later it is taken away from that.
  if (late.length > 0 && isTurned) return { surely: [], possibly: EVERYWHERE.possibly };
  return late.length === 0 ? written : joined([written, ...late]);
}

/** Null where some value comes later. */
function portsOf(values: readonly Maybe<string>[]): PortSet | null {
  const texts = values.flatMap((value) => (isLate(value) ? [] : [value]));
  if (texts.length < values.length) return null;
  if (texts.length === 0) return ports.of([]);
  return portsWritten(writtenPorts(`[${texts.join(',')}]`), () => null);
}
