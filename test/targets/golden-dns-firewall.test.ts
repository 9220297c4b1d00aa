import { join } from 'node:path';
import { compile } from '../../lib/compile';
import type { AwsDnsFirewallPlan } from '../../lib/model/plans/aws-dns-firewall';
import { expectGolden } from '../golden';
import { CASES, fidelityLines, reasons } from './cases';

/** A rule group as the resolver walks it, then how each element stands. */
function dnsFirewallText(plan: AwsDnsFirewallPlan): string {
  const rules = plan.rules.flatMap(({ priority, action, list, redirections, blockResponse }) => [
    [priority, action, blockResponse, list, redirections].filter((word) => word !== null).join('  '),
    ...(plan.lists.find(({ id }) => id === list)?.domains ?? []).map(({ text, because }) =>
      because.length === 0 ? `  ${text}` : `  ${text.padEnd(44)} <- ${reasons(because)}`,
    ),
    '',
  ]);
  const beside = [...plan.admits, ...plan.withholds, ...plan.assumes].map(({ code, gloss }) => `${code}: ${gloss}`);
  return [...rules, ...fidelityLines(plan.fidelity), '', ...beside].join('\n');
}

const golden = (name: string) => join(__dirname, 'aws-dns-firewall', 'golden', `${name}.txt`);

test.each(Object.entries(CASES))('%s compiles to the reviewed rule group of DNS Firewall', (name, requests) => {
  expectGolden(golden(name), dnsFirewallText(compile('aws-dns-firewall', requests, {}).plan));
});

test('a rule group that only alerts, and one that looks at aliases, say so', () => {
  const requests = CASES['mc-android-devices-of-a-saas-server'] ?? [];
  const alerting = compile('aws-dns-firewall', requests, { unlisted: 'alert' }).plan;
  expectGolden(golden('mc-android-devices-of-a-saas-server.alert'), dnsFirewallText(alerting));
  const inspecting = compile('aws-dns-firewall', requests, {
    redirections: 'inspect',
    blockResponse: 'NXDOMAIN',
  }).plan;
  expectGolden(golden('mc-android-devices-of-a-saas-server.inspect'), dnsFirewallText(inspecting));
});
