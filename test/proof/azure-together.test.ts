import { endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import { mobiControl } from '../../lib/catalog/mobicontrol';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { AzureFirewallPlan } from '../../lib/model/plans/azure-firewall';
import { proveTogether } from '../../lib/proof';
import { role } from '../../lib/resolve';
import { CASES } from '../targets/cases';

function compiled<Name extends 'azure-firewall' | 'azure-network-security-group'>(
  ...[target, requests, options]: Parameters<typeof tryCompile<Name>>
) {
  const tried = tryCompile(target, requests, options);
  if (tried.compiled === null) throw new Error(JSON.stringify(tried.issues));
  return tried.compiled;
}

/** A network security group with an Azure Firewall behind it, as a rim compiles the two. */
function together(
  requests: readonly EntryRequest[],
  change: (plan: AzureFirewallPlan) => AzureFirewallPlan = (plan) => plan,
) {
  const firewall = compiled('azure-firewall', requests, { patterns: 'listed' });
  const group = compiled('azure-network-security-group', requests, {
    namesBehind: { kind: 'firewall' },
    refusedByFirewall: firewall.plan.fidelity.filter(({ fidelity }) => fidelity.standing === 'refused'),
  });
  const asked = group.asked.map(({ request, flows }) => ({ ...request, flows }));
  return proveTogether(group.plan, change(firewall.plan), asked);
}

function without(name: string): (plan: AzureFirewallPlan) => AzureFirewallPlan {
  return (plan) => ({
    ...plan,
    groups: plan.groups.map((group) => ({
      ...group,
      collections: group.collections.map((collection) =>
        collection.kind !== 'application'
          ? collection
          : {
              ...collection,
              rules: collection.rules.map((rule) => ({
                ...rule,
                targetFqdns: rule.targetFqdns.filter(({ text }) => text !== name),
              })),
            },
      ),
    })),
  });
}

describe('a network security group and the Azure Firewall behind it', () => {
  test.each(Object.keys(CASES))('let through together what is asked for, and nothing else: %s', (name) => {
    const { missing, excess, overstated, unfounded } = together(CASES[name] ?? []);
    expect({ missing, excess, overstated, unfounded }).toEqual({
      missing: [],
      excess: [],
      overstated: [],
      unfounded: [],
    });
  });

  const agents: EntryRequest = { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent') };

  test('let nothing through to a name that the firewall lacks, though the group opens its port', () => {
    const { missing } = together([agents], without('patchdb.manageengine.com'));
    expect(missing.map(({ witness }) => witness?.name)).toEqual(['patchdb.manageengine.com']);
  });

  test('are open too wide where the firewall lets through what nobody asks for', () => {
    const widened = together([agents], (plan) => ({
      ...plan,
      groups: plan.groups.map((group) => ({
        ...group,
        collections: group.collections.map((collection) =>
          collection.kind !== 'application'
            ? collection
            : {
                ...collection,
                rules: collection.rules.map((rule) => ({
                  ...rule,
                  targetFqdns: [{ text: '*.example.com', because: [] }, ...rule.targetFqdns],
                })),
              },
        ),
      })),
    }));
    expect(widened.excess.length).toBeGreaterThan(0);
  });

  test('need a name of a network rule at the addresses that the firewall resolves, and nowhere else', () => {
    const devices: EntryRequest = {
      entry: role(
        mobiControl,
        {
          serverLocation: 'SaaS',
          platforms: ['Android'],
          parties: { deploymentServer: { hosts: ['s1.example.com'] } },
        },
        'device',
      ),
    };
    expect(together([devices]).clean).toBe(true);
    const unresolved = together([devices], (plan) => ({
      ...plan,
      groups: plan.groups.map((group) => ({
        ...group,
        collections: group.collections.filter(({ kind }) => kind !== 'network'),
      })),
    }));
    expect(unresolved.missing.length).toBeGreaterThan(0);
  });
});

describe('two sources of an Azure Firewall whose addresses overlap', () => {
  const entries: readonly EntryRequest[] = [
    { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent', { name: 'FIRST' }) },
    {
      entry: role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent', { name: 'SECOND' }),
    },
  ];
  const grownIn = (overlapping: Readonly<Record<string, readonly string[]>>) => {
    const { compiled: plan, issues } = tryCompile('azure-firewall', entries, { overlapping });
    expect(issues).toEqual([]);
    return (plan?.plan.fidelity ?? []).flatMap(({ element, fidelity }) =>
      fidelity.standing === 'widened' && fidelity.growth.source !== undefined
        ? [`${element.source} ${element.requirement} also ${fidelity.growth.source.join()}`]
        : [],
    );
  };

  test('gain from one another what their own does not ask for, and the plan says so', () => {
    expect(new Set(grownIn({ FIRST: ['SECOND'], SECOND: ['FIRST'] }))).toEqual(
      new Set(['SECOND agent-remote-control also FIRST']),
    );
  });

  test('gain nothing where they do not', () => {
    expect(grownIn({})).toEqual([]);
  });
});
