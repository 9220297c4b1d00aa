import type { Asked, Element } from '../model/element';
import { boundDetails } from '../model/flow';
import type { PortSet } from '../model/ports';
import type { Rule, RulePeer } from '../model/rule';

/** A rule without its key, which no target reads. */
export type UnkeyedRule = Omit<Rule, 'key'>;

/** The rule that alone would say an element on these ports. */
export function ruleOf(element: Element, ports: PortSet, peer: RulePeer = peerOf(element.asked)): UnkeyedRule {
  const { source, product, requirement, direction, asked, transport, carrier } = element;
  return { source, direction, peer, transport, ports, carrier, because: [{ product, requirement, asked, ports }] };
}

function peerOf(asked: Asked): RulePeer {
  switch (asked.kind) {
    case 'host':
      return asked;
    case 'cidr':
      return { kind: 'cidr', cidr: asked.cidr };
    case 'bound':
      return { kind: 'bound', id: asked.id, ...boundDetails(asked) };
    case 'party':
      throw new Error('an element that names nobody has no rule');
  }
}
