import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatSource,
  NetworkDestination,
  RuleCollection,
} from '../../lib/model/plans/azure-firewall';
import { role } from '../../lib/resolve';
import type { AzureFirewallOptions } from '../../lib/targets';
import { expectGolden } from '../golden';
import { CASES, fidelityLines, reasons } from './cases';

const mc = PRODUCTS.mobicontrol;

/** The groups as they are deployed, then how each element stands and what the plan says beside. */
function firewallText(plan: AzureFirewallPlan): string {
  const { tier, mode, needs, denyInfrastructure } = plan;
  const groups = plan.groups.flatMap(({ name, priority, collections }) => [
    `${name} ${priority}`,
    ...collections.flatMap((collection) => [
      `  ${collection.name} ${collection.priority} ${'action' in collection ? collection.action : collection.kind}`,
      ...ruleLines(collection).map((line) => `    ${line}`),
    ]),
    '',
  ]);
  const beside = [...plan.admits, ...plan.withholds, ...plan.assumes].map(({ code, gloss }) => `${code}: ${gloss}`);
  return [
    JSON.stringify({ tier, mode, needs, denyInfrastructure }),
    '',
    ...groups,
    ...fidelityLines(plan.fidelity),
    '',
    ...beside,
  ].join('\n');
}

function ruleLines(collection: RuleCollection): readonly string[] {
  switch (collection.kind) {
    case 'nat':
      return collection.rules.map(
        (rule) =>
          `${rule.name}: ${endWords(rule.from)} -> ${rule.publicAddress} ${rule.ipProtocol} ${rule.port} -> ${rule.server} ${rule.translatedPort} <- ${reasons(rule.because)}`,
      );
    case 'network':
      return collection.rules.map(
        (rule) =>
          `${rule.name}: ${rule.from === undefined ? rule.source : endWords(rule.from)} -> ${endWords(rule.destination)} ${rule.ipProtocols.join()} ${rule.destinationPorts.join()}  (${rule.description}) <- ${reasons(rule.because)}`,
      );
    case 'application':
      return collection.rules.flatMap(applicationLines);
  }
}

function applicationLines(rule: ApplicationRule): readonly string[] {
  const open = rule.protocols.map(({ protocolType, port }) => `${protocolType}:${port}`).join();
  const targets = (['targetFqdns', 'fqdnTags', 'targetUrls'] as const).flatMap((kind) =>
    rule[kind].map(({ text, because }) => `  ${kind} ${text.padEnd(44)} <- ${reasons(because)}`),
  );
  return [
    `${rule.name}: ${rule.source} ${open}${rule.terminateTls ? ' inspected' : ''}  (${rule.description})`,
    ...targets,
  ];
}

function endWords(end: NatSource | NetworkDestination): string {
  const [first, ...more] = Object.values(end).map(String);
  return [first, ...more].join(' ');
}

const golden = (name: string) => join(__dirname, 'azure-firewall', 'golden', `${name}.txt`);

/** What of a must is refused is told as an issue too, in the words of the plan. */
function planOf(requests: readonly EntryRequest[], options: AzureFirewallOptions = {}): AzureFirewallPlan {
  const { compiled, issues } = tryCompile('azure-firewall', requests, options);
  expect(issues.filter(({ code }) => code !== 'must-refused')).toEqual([]);
  if (compiled === null) throw new Error('no plan');
  return compiled.plan;
}

test.each(Object.entries(CASES))('%s compiles to the reviewed groups of an Azure Firewall', (name, requests) => {
  expectGolden(golden(name), firewallText(planOf(requests)));
});

test.each<readonly [string, string, AzureFirewallOptions]>([
  ['agents-us', 'listed', { patterns: 'listed' }],
  ['agents-us', 'suffix', { patterns: 'suffix' }],
  ['mc-android-devices-of-a-saas-server', 'premium', { tier: 'Premium', tlsInspection: true }],
  ['mc-android-devices-of-a-saas-server', 'basic', { tier: 'Basic' }],
  ['two-vendors-on-one-machine', 'observe', { mode: 'observe', denyInfrastructure: true }],
  ['agents-and-server-jp', 'owner', { owner: 'hub.north', priorities: { ECC_AGENT: 500 } }],
])('%s says in its groups what is asked for beside: %s', (name, what, options) => {
  expectGolden(golden(`${name}.${what}`), firewallText(planOf(CASES[name] ?? [], options)));
});

test('names that a tag surely covers go to its rule, and all others stay where they were', () => {
  const devices = role(
    mc,
    {
      serverLocation: 'SaaS',
      platforms: ['WindowsModern'],
      windowsUpdate: true,
      windowsDefender: true,
      supplements: ['microsoft-windows-update', 'microsoft-defender'],
      parties: { deploymentServer: { hosts: ['mc.example.com'] } },
    },
    'device',
  );
  const plan = planOf([{ entry: devices }], { fqdnTags: ['WindowsUpdate'] });
  expectGolden(golden('windows-devices.tags'), firewallText(plan));
});

test("a server behind the firewall's own address is reached by DNAT, by whom it says and on its ports", () => {
  const server = role(mc, { serverLocation: 'DMZ', platforms: ['Android', 'WindowsClassic'] }, 'deploymentServer');
  const request: EntryRequest = {
    entry: server,
    peers: {
      device: [{ addresses: ['0.0.0.0/0'] }],
      console: [{ bound: 'console', ipGroup: true }],
      managementServer: [{ bound: 'late', block: true }],
    },
    unbound: ['sqlServer', 'searchServer'],
  };
  const publish = [{ entry: server.name, publicAddress: 'pip-north' }];
  expectGolden(golden('server-behind-dnat'), firewallText(planOf([request], { publish })));
});
