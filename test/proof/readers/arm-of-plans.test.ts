import { compile, tryCompile } from '../../../lib/compile';
import { ALL_IPV4, ALL_IPV6 } from '../../../lib/model/addresses';
import type { AzureFirewallPlan } from '../../../lib/model/plans/azure-firewall';
import { type Box, EGRESS, EVERYTHING, INGRESS } from '../../../lib/proof/box';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { readAzureFirewall } from '../../../lib/proof/read-azure-firewall';
import { readNetworkSecurityGroup } from '../../../lib/proof/read-network-security-group';
import { readArm } from '../../../lib/proof/readers/arm';
import { boundSet, type PeerNaming, sourceSet, tagSet } from '../../../lib/proof/sets';
import { at, inside, intersectSides, outside, type UnknownSet } from '../../../lib/proof/side';
import { type AzurePlan, armOf } from '../../../lib/templates/arm';
import { boundPeers, logicalId } from '../../../lib/templates/names';
import { CASES } from '../../targets/cases';
import { allowedByFilter, boxesOf, difference, renamed, within } from './azure-sets';

const none = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

/** No connection is of two families. */
const ONE_FAMILY: readonly Box[] = [ALL_IPV4, ALL_IPV6].map((family) => ({
  ...EVERYTHING,
  from: at(family),
  to: at(family),
}));

function read(plan: AzurePlan) {
  const value: unknown = JSON.parse(JSON.stringify(armOf(plan)));
  const declared = readArm({ name: 'plan.json', value, lineOf: () => null });
  const filters = filtersOfAzure(declared.azure);
  const notUnderstood = [...declared.notUnderstood, ...filters.notUnderstood];
  expect(notUnderstood).toEqual([]);
  expect(filters.filters).toHaveLength(1);
  const [filter] = filters.filters;
  if (filter === undefined) throw new Error('no filter');
  return filter;
}

/** A peer of a plan is a parameter of its template. */
function namingOf(plan: AzurePlan): PeerNaming {
  const names = new Map(boundPeers(plan.fidelity).map(({ id, name }) => [id, name]));
  return ({ bound, tag }) => (tag === undefined ? boundSet(`parameter ${names.get(bound)}`) : tagSet(tag));
}

describe.each(Object.keys(CASES))('the template of a plan, %s', (name) => {
  const requests = CASES[name] ?? [];

  test.each([false, true])(
    'of a network security group lets through what the plan does, with groups of entries %s',
    (applicationSecurityGroups) => {
      const { plan } = compile('azure-network-security-group', requests, { ...none, applicationSecurityGroups });
      const filter = read(plan);
      const own = inside(boundSet(filter.id));
      const setOf = (source: string) =>
        applicationSecurityGroups ? intersectSides(own, inside(boundSet(`${filter.id}-${source}`))) : own;
      const sources = new Map(plan.sources.map((source) => [sourceSet(source.name).id, setOf(source.name)]));
      const nameOf = (set: UnknownSet) =>
        set.id === tagSet('Internet').id ? outside(tagSet('VirtualNetwork')) : (sources.get(set.id) ?? null);
      const bounds = [...sources.values()].flatMap((side): readonly Box[] =>
        side === null
          ? []
          : [
              { ...EVERYTHING, direction: EGRESS, from: side },
              { ...EVERYTHING, direction: INGRESS, to: side },
            ],
      );
      const expected = readNetworkSecurityGroup(plan, namingOf(plan));
      const actual = allowedByFilter(filter);
      for (const half of ['surely', 'possibly'] as const) {
        expect(difference(within(boxesOf(actual[half]), bounds), renamed(boxesOf(expected[half]), nameOf))).toEqual([]);
      }
    },
  );

  test('of a firewall lets through what the plan does', () => {
    const { compiled } = tryCompile('azure-firewall', requests, { patterns: 'listed' });
    const plan: AzureFirewallPlan | undefined = compiled?.plan;
    if (plan === undefined || plan.groups.length === 0) return;
    const assumes = plan.assumes.filter(({ code }) => code !== 'fqdn-tag-holds');
    const filter = read(plan);
    const sources = new Map(
      plan.sources.map((source) => [
        sourceSet(source.name).id,
        inside(boundSet(`parameter ${logicalId(source.name, 'addresses')}`)),
      ]),
    );
    const peers = new Map(
      boundPeers(plan.fidelity).map(({ id, name: parameter }) => [
        boundSet(id).id,
        inside(boundSet(`parameter ${parameter}`)),
      ]),
    );
    const nameOf = (set: UnknownSet) => sources.get(set.id) ?? peers.get(set.id) ?? null;
    const bounds = [...sources.values()].flatMap((side): readonly Box[] => [{ ...EVERYTHING, from: side }]);
    const rules = filter.rules.map((rule) =>
      rule.name.startsWith('default ') && rule.action === 'pass'
        ? { ...rule, boxes: within(rule.boxes, bounds) }
        : rule,
    );
    const expected = readAzureFirewall({ ...plan, assumes });
    const actual = allowedByFilter({ rules });
    for (const half of ['surely', 'possibly'] as const) {
      const asked = renamed(boxesOf(expected[half]), nameOf);
      expect(difference(within(boxesOf(actual[half]), ONE_FAMILY), within(asked, ONE_FAMILY))).toEqual([]);
    }
  });
});
