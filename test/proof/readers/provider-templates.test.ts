import fs from 'node:fs';
import path from 'node:path';
import type { Declarations } from '../../../lib/proof/readers/deployment';
import type { Place } from '../../../lib/proof/readers/place';
import { isPulumiPreview, isPulumiStack, readPulumi } from '../../../lib/proof/readers/pulumi';
import { type ParsedFile, parseSource } from '../../../lib/proof/readers/source-text';
import { isTerraformPlan, readTerraformPlan } from '../../../lib/proof/readers/terraform';
import { latesOf } from './provider-reading';

const FOLDER = path.join(__dirname, 'templates');

function fileOf(name: string): ParsedFile {
  const file = parseSource({ name, text: fs.readFileSync(path.join(FOLDER, name), 'utf8') });
  if (!('value' in file)) throw new Error(`${name} ${file.why}`);
  return file;
}

/** Each file: what it declares, with the number of its rules, and what of it nobody can know. */
const FILES: Readonly<Record<string, { readonly declares: readonly string[]; readonly lates?: readonly RegExp[] }>> = {
  'terraform/registry-security-group.json': {
    declares: ['module.web_server_sg.aws_security_group.this_name_prefix[0] 4'],
  },
  'terraform/eks-node-rules.json': {
    declares: ['module.eks.aws_security_group.cluster[0] 1', 'module.eks.aws_security_group.node[0] 6'],
    lates: [/node\["ingress_cluster_443"]\.source/, /node\["ingress_cluster_kubelet"]\.source/],
  },
  'terraform/three-tiers-inline.json': {
    declares: ['aws_security_group.alb 3', 'aws_security_group.app 2', 'aws_security_group.db 1'],
  },
  'terraform/inspection-vpc.json': {
    declares: [
      'aws_ec2_managed_prefix_list.spokes 2',
      'aws_networkfirewall_rule_group.domains domains',
      'aws_networkfirewall_rule_group.suricata lines',
      'aws_networkfirewall_rule_group.tuples five-tuples',
      'aws_networkfirewall_rule_group.drop_remote stateless',
      'aws_networkfirewall_firewall_policy.egress 4',
      'aws_route53_resolver_firewall_domain_list.blocked 2',
      'aws_route53_resolver_firewall_rule_group.main 1',
    ],
  },
  'terraform/azurerm-hub-firewall.json': {
    declares: ['azurerm_firewall_policy.base 0', 'azurerm_firewall_policy.hub 1', 'azurerm_ip_group.spokes 2'],
  },
  'terraform/azurerm-nsg-for-each.json': {
    declares: [
      'module.nsg["web"].azurerm_network_security_group.this 2',
      'module.nsg["data"].azurerm_network_security_group.this 1',
    ],
    lates: [/rules\["AllowHttps"]\.destination_application_security_group_ids$/],
  },
  'pulumi/web-and-database.json': {
    declares: ['web-secgrp 2', 'db-secgrp 2'],
    lates: [/^db-from-office\.cidrBlocks$/],
  },
  'pulumi/egress-firewall.json': { declares: ['allowed domains', 'ntp lines', 'policy 2'] },
  'pulumi/web-server-preview.json': { declares: ['site-sg 2'] },
  'pulumi/azure-hub-preview.json': { declares: ['nsg 2', 'policy 1', 'workloads 2'] },
};

function read(file: ParsedFile): Declarations {
  expect([isTerraformPlan, isPulumiStack, isPulumiPreview].filter((is) => is(file.value))).toHaveLength(1);
  return isTerraformPlan(file.value) ? readTerraformPlan(file) : readPulumi(file);
}

function declaredIn({ aws, azure }: Declarations): readonly string[] {
  return [
    ...aws.securityGroups.map(({ id, rules }) => `${id} ${rules.length}`),
    ...aws.prefixLists.map(({ id, cidrs }) => `${id} ${cidrs?.length}`),
    ...aws.ruleGroups.map(({ id, source }) => `${id} ${source.kind}`),
    ...aws.firewallPolicies.map((one) => `${one.id} ${one.statefulGroups.length + one.statelessGroups.length}`),
    ...aws.domainLists.map(({ id, domains }) => `${id} ${domains?.length}`),
    ...aws.dnsRuleGroups.map(({ id, rules }) => `${id} ${rules.length}`),
    ...azure.networkSecurityGroups.map(({ id, rules }) => `${id} ${rules.length}`),
    ...azure.firewallPolicies.map(({ id, groups }) => `${id} ${groups.length}`),
    ...azure.ipGroups.map(({ id, addresses }) => `${id} ${addresses?.length}`),
  ];
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const { place } = value as { readonly place?: Place };
  return [...(place === undefined ? [] : [place]), ...Object.values(value).flatMap(placesIn)];
}

function at(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], value);
}

test('every file has its line here', () => {
  const files = ['terraform', 'pulumi'].flatMap((kind) =>
    fs.readdirSync(path.join(FOLDER, kind)).map((name) => `${kind}/${name}`),
  );
  expect(files.sort()).toEqual(Object.keys(FILES).sort());
});

describe.each(Object.entries(FILES))('%s', (name, { declares, lates = [] }) => {
  const file = fileOf(name);
  const declarations = read(file);

  test('is understood as a whole', () => {
    expect(declarations.notUnderstood).toEqual([]);
    expect(declaredIn(declarations)).toEqual(declares);
    const unknown = new Set(latesOf(declarations));
    expect([...unknown].filter((id) => !lates.some((late) => late.test(id)))).toEqual([]);
    expect(unknown.size).toBe(lates.length);
  });

  test('says of everything where it stands', () => {
    const places = placesIn(declarations);
    expect(places.length).toBeGreaterThan(0);
    for (const { pointer, line } of places) {
      expect([pointer, at(file.value, pointer)]).toEqual([pointer, expect.anything()]);
      expect([pointer, line]).toEqual([pointer, expect.any(Number)]);
    }
  });
});
