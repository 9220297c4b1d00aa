import { ALL_NAMES, containsName } from '../../lib/model/name-set';
import { filtersOfAws } from '../../lib/proof/engines/aws';
import type { Filter } from '../../lib/proof/readers/deployment';
import { declaredAws, PLACE } from '../proof/engines/declared';
import { type Point, type Verdict, verdictOf } from '../proof/engines/points';
import type { Attempt, Speech } from './conversation';
import { nameMeant } from './proof-answers';

/** What the engine is given as its own network. */
export const HOME = '10.0.0.0/8';
export const VARIABLES = new Map([
  ['HOME_NET', [HOME]],
  ['EXTERNAL_NET', [`!${HOME}`]],
]);

/** A policy of the engine's own order, of these lines and nothing else. */
export function policyOf(lines: readonly string[]): { readonly filter: Filter; readonly why: readonly string[] } {
  const { filters, notUnderstood } = filtersOfAws(
    declaredAws({
      ruleGroups: [
        {
          id: 'Group',
          aliases: [],
          place: PLACE,
          ruleOrder: 'DEFAULT_ACTION_ORDER',
          ipSets: new Map(),
          portSets: new Map(),
          references: new Map(),
          source: { kind: 'lines', text: lines.join('\n'), place: PLACE },
        },
      ],
      firewallPolicies: [
        {
          id: 'Policy',
          aliases: [],
          place: PLACE,
          ruleOrder: 'DEFAULT_ACTION_ORDER',
          statelessDefaultActions: ['aws:forward_to_sfe'],
          statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
          statefulDefaultActions: [],
          homeNet: [HOME],
          statefulGroups: [{ place: PLACE, group: 'Group', priority: null }],
          statelessGroups: [],
        },
      ],
    }),
  );
  const [filter] = filters;
  if (filter === undefined) throw new Error('no filter');
  return { filter, why: notUnderstood.map((one) => one.why) };
}

/** What the proof says of an attempt; a text that is no name of the model is left out of what it promises. */
export function readVerdict(filter: Filter, { from, to, port, speaks }: Attempt): Verdict {
  const point: Point = {
    direction: 'egress',
    traffic: trafficOf(speaks),
    port: speaks.kind === 'icmp' ? 8 * 256 : speaks.kind === 'other' ? 0 : port,
    from: { address: from, sets: [] },
    to: { address: to, sets: [] },
    name: nameMeant(speaks),
  };
  return verdictOf(filter, point);
}

function trafficOf({ kind }: Speech): Point['traffic'] {
  switch (kind) {
    case 'tls':
    case 'http':
    case 'opaque':
    case 'handshake':
      return `tcp/${kind}`;
    default:
      return kind;
  }
}

export function isWellFormed(name: string): boolean {
  return containsName(ALL_NAMES, name);
}
