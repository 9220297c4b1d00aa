import type {
  DeclaredDnsRule,
  DeclaredFiveTuple,
  DeclaredGroupRule,
  DeclaredPeer,
  DeclaredStatelessRule,
  RuleGroupSource,
} from '../readers/declared-aws';
import type { Maybe } from '../readers/late';
import { wordsOf } from './findings';

/** Rules and sources of rules in the words of their file: what stands beside something that was not understood. */

/** `tcp 443-445 to 10.0.0.0/8, pl-1`. */
export function groupRuleWords({ direction, protocol, fromPort, toPort, peers }: DeclaredGroupRule): string {
  const ports = fromPort === null && toPort === null ? '' : ` ${rangeWords({ from: fromPort, to: toPort })}`;
  const way = direction === 'egress' ? 'to' : 'from';
  return `${wordsOf(protocol)}${ports} ${way} ${listed(peers.map(peerWords), 'nothing')}`;
}

/** `PASS TCP from any port any to 10.0.0.0/8 port 443, FORWARD, sid:1`. */
export function fiveTupleWords(rule: DeclaredFiveTuple): string {
  const end = (address: Maybe<string>, port: Maybe<string>) => `${wordsOf(address)} port ${wordsOf(port)}`;
  const [from, to] = [end(rule.source, rule.sourcePort), end(rule.destination, rule.destinationPort)];
  const start = `${wordsOf(rule.action)} ${wordsOf(rule.protocol)} from ${from} to ${to}`;
  return [start, wordsOf(rule.direction), ...rule.options.map(wordsOf)].join(', ');
}

/** `priority 10: aws:pass, protocols 6, from 10.0.0.0/8 to any, ports any to 443`. */
export function statelessWords(rule: DeclaredStatelessRule): string {
  const [from, to] = [rule.sources, rule.destinations].map((list) => listed(list.map(wordsOf), 'any'));
  const [own, open] = [rule.sourcePorts, rule.destinationPorts].map((list) => listed(list.map(rangeWords), 'any'));
  const protocols = `protocols ${listed(rule.protocols.map(wordsOf), 'any')}`;
  const actions = rule.actions.map(wordsOf).join(' ');
  return `priority ${wordsOf(rule.priority)}: ${actions}, ${protocols}, from ${from} to ${to}, ports ${own} to ${open}`;
}

/** `priority 10: BLOCK Names, query type A`. */
export function dnsRuleWords({ priority, action, list, queryType, blockResponse }: DeclaredDnsRule): string {
  return [
    `priority ${wordsOf(priority)}: ${wordsOf(action)} ${wordsOf(list)}`,
    ...(blockResponse === null ? [] : [`response ${wordsOf(blockResponse)}`]),
    ...(queryType === null ? [] : [`query type ${wordsOf(queryType)}`]),
  ].join(', ');
}

/** The rules of a group, as many as a line shows. */
export function sourceWords(source: RuleGroupSource): string {
  switch (source.kind) {
    case 'lines':
      return wordsOf(source.text).trim();
    case 'domains':
      return `${wordsOf(source.action)}: ${listed(source.targets.map(wordsOf), 'no name')}`;
    case 'five-tuples':
      return source.rules.slice(0, MOST).map(fiveTupleWords).join('; ');
    case 'stateless':
      return source.rules.slice(0, MOST).map(statelessWords).join('; ');
    case 'elsewhere':
      return 'its rules stand elsewhere';
  }
}

function peerWords(peer: DeclaredPeer): string {
  switch (peer.kind) {
    case 'cidr':
      return wordsOf(peer.cidr);
    case 'group':
      return wordsOf(peer.group);
    case 'prefixList':
      return wordsOf(peer.list);
  }
}

interface Range {
  readonly from: Maybe<number> | null;
  readonly to: Maybe<number> | null;
}

function rangeWords({ from, to }: Range): string {
  const [first, last] = [from, to].map((port) => (port === null ? 'any' : wordsOf(port)));
  return first === last ? `${first}` : `${first}-${last}`;
}

/** A list of which the first few stand there; findings are cut, and a list may hold thousands. */
function listed(items: readonly string[], none: string): string {
  return items.length === 0 ? none : items.slice(0, MOST).join(', ');
}

const MOST = 50;
