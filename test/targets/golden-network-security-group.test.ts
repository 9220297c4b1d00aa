import { join } from 'node:path';
import { compile } from '../../lib/compile';
import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../../lib/model/plans/azure-network-security-group';
import { expectGolden } from '../golden';
import { CASES, fidelityLines, reasons } from './cases';

function endText(end: SecurityRuleEnd): string {
  if (end.kind === 'any') return '*';
  if (end.kind === 'addresses') return end.cidrs.join(',');
  if (end.kind === 'tag') return end.tag;
  return end.kind === 'source' ? `asg of ${end.source}` : `${end.as} ${end.bound}`;
}

function ruleText(rule: SecurityRule): string {
  const { priority, direction, access, protocol, destinationPorts, source, destination, because } = rule;
  const traffic = [priority, direction, access, protocol, destinationPorts.join(',')].join(' ');
  const reason = because.length === 0 ? '' : `\n      <- ${reasons(because)}`;
  return `${traffic}  ${endText(source)} -> ${endText(destination)}\n      ${rule.name}: ${rule.description}${reason}`;
}

/** The rules as Azure walks them, what is said of every element, and what stands beside. */
function groupText(plan: AzureNetworkSecurityGroupPlan): string {
  const beside = [...plan.admits, ...plan.withholds, ...plan.assumes].map(({ code, gloss }) => `${code}: ${gloss}`);
  const closed = plan.closedHere.map(({ what }) => `closed: ${what}`);
  return [...plan.rules.map(ruleText), '', ...fidelityLines(plan.fidelity), '', ...beside, '', ...closed].join('\n');
}

const golden = (name: string) => join(__dirname, 'azure-network-security-group', 'golden', `${name}.txt`);
const behind = { namesBehind: { kind: 'none', reason: 'a test' } } as const;

test.each(Object.entries(CASES))('%s compiles to the reviewed network security group', (name, requests) => {
  expectGolden(golden(name), groupText(compile('azure-network-security-group', requests, behind).plan));
});

test('application security groups and open last rules stand as they were reviewed', () => {
  const requests = CASES['agents-and-server-jp'] ?? [];
  const options = {
    ...behind,
    applicationSecurityGroups: true,
    denyOutbound: 'internet',
    denyInbound: 'none',
  } as const;
  const { plan } = compile('azure-network-security-group', requests, options);
  const closed = plan.closedHere.map(({ what, opens, source }) => `${what}\n  ${opens}\n  ${source}`);
  expectGolden(golden('options'), [groupText(plan), '', ...closed].join('\n'));
});
