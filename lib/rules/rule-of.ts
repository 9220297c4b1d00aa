import type { Asked, Element } from '../model/element';
import { boundDetails } from '../model/flow';
import type { PortSet } from '../model/ports';
import type { Rule, RulePeer } from '../model/rule';
import { ruleKey } from './merge';

/** The rule that alone would say an element on these ports. */
export function ruleOf(element: Element, ports: PortSet): Rule {
  const rule = {
    source: element.source,
    direction: element.direction,
    peer: peerOf(element.asked),
    transport: element.transport,
    ports,
    carrier: element.carrier,
    because: [{ product: element.product, requirement: element.requirement, asked: element.asked, ports }],
  };
  return { ...rule, key: ruleKey(rule) };
}

function peerOf(asked: Asked): RulePeer {
  switch (asked.kind) {
    case 'host':
      return { kind: 'host', host: asked.host, ...(asked.supplied === undefined ? {} : { supplied: asked.supplied }) };
    case 'cidr':
      return { kind: 'cidr', cidr: asked.cidr };
    case 'bound':
      return { kind: 'bound', id: asked.id, ...boundDetails(asked) };
    case 'party':
      throw new Error('an element that names nobody has no rule');
  }
}
