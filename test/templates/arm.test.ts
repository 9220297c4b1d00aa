import { endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import { mobiControl } from '../../lib/catalog/mobicontrol';
import { compile, tryCompile } from '../../lib/compile';
import { role } from '../../lib/resolve';
import { armOf } from '../../lib/templates/arm';
import { walkArm } from '../azure/walk';
import { CASES } from '../targets/cases';

type Json = Readonly<Record<string, unknown>>;

const none = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

/** What a firewall refuses is left out here: it is looked at what a template says, not at what a firewall can say. */
function firewallOf(name: string) {
  const { compiled } = tryCompile('azure-firewall', CASES[name] ?? [], { patterns: 'listed' });
  if (compiled === null) throw new Error(`${name} has no plan`);
  return compiled.plan;
}

/** Every expression in a template. */
function expressionsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('[') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressionsIn) : [];
}

/** The parameters that a template's expressions speak of, and those that it has. */
function parametersOf(template: ReturnType<typeof armOf>) {
  const used = expressionsIn([template.resources, template.outputs]).flatMap((text) =>
    [...text.matchAll(/parameters\('([^']+)'\)/g)].map(([, name]) => name),
  );
  return { used: [...new Set(used)].sort(), had: Object.keys(template.parameters).sort() };
}

describe.each(Object.keys(CASES))('a plan for Azure as an ARM template, %s', (name) => {
  const requests = CASES[name] ?? [];
  const plans = () => [
    compile('azure-network-security-group', requests, none).plan,
    compile('azure-network-security-group', requests, { ...none, applicationSecurityGroups: true }).plan,
    firewallOf(name),
  ];

  test('is one that the models of Azure take', () => {
    for (const plan of plans()) expect(armOf(plan).resources.flatMap(walkArm)).toEqual([]);
  });

  test('has the parameters that it speaks of, and no other', () => {
    for (const plan of plans()) {
      const { used, had } = parametersOf(armOf(plan));
      expect(had.filter((one) => !used.includes(one))).toEqual([]);
      expect(used.filter((one) => one !== undefined && !had.includes(one))).toEqual([]);
    }
  });

  test('holds each rule of the plan once, where the plan has it', () => {
    const { rules, ...plan } = compile('azure-network-security-group', requests, none).plan;
    const group = armOf({ ...plan, rules }).resources.find(({ type }) => type.endsWith('/networkSecurityGroups'));
    const written = (group?.properties.securityRules ?? []) as readonly { name: string; properties: Json }[];
    expect(written.map(({ name: own, properties }) => [own, properties.priority, properties.access])).toEqual(
      rules.map((rule) => [rule.name, rule.priority, rule.access]),
    );
    const firewall = firewallOf(name);
    const collections = armOf(firewall).resources.map(
      ({ properties }) => properties.ruleCollections as readonly Json[],
    );
    expect(collections.map((own) => own.map((one) => (one.rules as readonly Json[]).map((rule) => rule.name)))).toEqual(
      firewall.groups.map((own) => own.collections.map((one) => one.rules.map((rule) => rule.name))),
    );
  });
});

describe('a rule collection group of a template', () => {
  const deploymentServer = role(mobiControl, { serverLocation: 'DMZ', platforms: ['Android'] }, 'deploymentServer', {
    name: 'SERVER',
  });
  const agents = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
  const device = { device: { addresses: ['198.51.100.0/24'] } };
  const server = { entry: deploymentServer, peers: device };
  const rulesIn = (template: ReturnType<typeof armOf>) =>
    template.resources.flatMap(({ properties }) =>
      (properties.ruleCollections as readonly Json[]).flatMap(({ rules }) => rules as readonly Json[]),
    );

  test('waits for the one before it, since Azure writes one of a policy at a time', () => {
    const template = armOf(compile('azure-firewall', [server, { entry: agents }]).plan);
    expect(template.resources.length).toBeGreaterThan(1);
    template.resources.forEach(({ dependsOn = [] }, index) => {
      const before = template.resources[index - 1]?.name.match(/'\/(.+)'/)?.[1];
      expect(dependsOn).toEqual(
        before === undefined
          ? []
          : [
              `[resourceId('Microsoft.Network/firewallPolicies/ruleCollectionGroups', parameters('firewallPolicyName'), '${before}')]`,
            ],
      );
    });
  });

  test('lets in whoever the plan lets in, and leaves the addresses of the machines to a parameter', () => {
    const inbound = rulesIn(armOf(compile('azure-firewall', [server]).plan)).filter(
      ({ sourceAddresses }) => JSON.stringify(sourceAddresses) === '["198.51.100.0/24"]',
    );
    expect(inbound.length).toBeGreaterThan(0);
    for (const { destinationAddresses } of inbound) {
      expect(destinationAddresses).toMatch(/^\[parameters\('SERVERAddresses[0-9a-f]{6}'\)\]$/);
    }
  });

  test('translates what comes in by a public address to the server, both of them parameters', () => {
    const publish = [{ entry: 'SERVER', publicAddress: 'first' }];
    const template = armOf(compile('azure-firewall', [server], { publish }).plan);
    const translating = rulesIn(template).filter(({ ruleType }) => ruleType === 'NatRule');
    expect(translating.map(({ destinationPorts, translatedPort }) => [destinationPorts, translatedPort])).toEqual([
      [['443'], '443'],
      [['5494'], '5494'],
    ]);
    for (const { destinationAddresses, translatedAddress, sourceAddresses } of translating) {
      expect(sourceAddresses).toEqual(['198.51.100.0/24']);
      expect(destinationAddresses).toEqual([expect.stringMatching(/^\[parameters\('FirstPublicAddress/)]);
      expect(translatedAddress).toMatch(/^\[parameters\('SERVERPrivateAddress/);
    }
  });
});
