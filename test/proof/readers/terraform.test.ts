import { isTerraformPlan, readTerraformPlan } from '../../../lib/proof/readers/terraform';
import { latesOf, read } from './provider-reading';
import { type Planned, planOf, RULE, reference, stateOf } from './terraform-files';

const group = (name: string, more: Partial<Planned> = {}): Planned => ({
  address: `aws_security_group.${name}`,
  values: { name },
  unknown: { id: true, arn: true, ingress: true, egress: true },
  ...more,
});

const oneWay = (name: string, more: Partial<Planned> = {}): Planned => ({
  address: `aws_vpc_security_group_ingress_rule.${name}`,
  values: { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '10.0.0.0/8' },
  unknown: { id: true, security_group_id: true },
  ...more,
});

const groupsOf = (resources: readonly Planned[]) =>
  read(readTerraformPlan, planOf(resources)).aws.securityGroups.map(({ id, rules }) => ({ id, rules }));

describe('a plan', () => {
  test('is told from other files', () => {
    expect(isTerraformPlan(planOf([]))).toBe(true);
    expect(isTerraformPlan(stateOf([]))).toBe(true);
    for (const other of [
      null,
      [],
      {},
      'plan',
      { format_version: 1 },
      { Resources: {} },
      { version: 3, deployment: {} },
    ]) {
      expect(isTerraformPlan(other)).toBe(false);
    }
  });

  test('a group that says no rule opens nothing: the provider revokes the rule that EC2 gives it', () => {
    const { aws, notUnderstood } = read(readTerraformPlan, planOf([group('web')]));
    expect(aws.securityGroups).toMatchObject([{ id: 'aws_security_group.web', egressByDefault: false, rules: [] }]);
    expect(notUnderstood).toEqual([]);
  });

  test('what is written and known at apply alone may open everything, and is said', () => {
    const written = group('web', { expressions: { egress: reference('var.rules') } });
    const { aws, notUnderstood } = read(readTerraformPlan, planOf([written]));
    expect(aws.securityGroups[0]?.rules).toMatchObject([{ name: 'egress 1', direction: 'egress', uncertain: true }]);
    expect(notUnderstood).toMatchObject([{ filter: 'aws_security_group.web', rule: 'egress 1' }]);
    const existing = group('web', { before: { name: 'web' }, unknown: { egress: true } });
    expect(read(readTerraformPlan, planOf([existing])).notUnderstood).toHaveLength(1);
  });

  test('a reference to the one instance of a resource is its address', () => {
    const rule = oneWay('in', {
      expressions: { security_group_id: reference('aws_security_group.web.id', 'aws_security_group.web') },
    });
    expect(groupsOf([group('web'), rule])).toMatchObject([
      { id: 'aws_security_group.web', rules: [{ name: 'aws_vpc_security_group_ingress_rule.in' }] },
    ]);
  });

  test.each([
    [
      '[0]',
      ['aws_security_group.web[0].id', 'aws_security_group.web[0]', 'aws_security_group.web'],
      'aws_security_group.web[0]',
    ],
    [
      '["a.b"]',
      ['aws_security_group.web["a.b"].id', 'aws_security_group.web["a.b"]', 'aws_security_group.web'],
      'aws_security_group.web["a.b"]',
    ],
  ])('an instance is named with its key %s', (key, references, address) => {
    const rule = oneWay('in', { expressions: { security_group_id: { references } } });
    const groups = groupsOf([group(`web${key}`), group('web["other"]'), rule]);
    expect(groups[0]).toMatchObject({ id: address, rules: [{}] });
  });

  test('of several instances nobody can say which is meant', () => {
    const rule = oneWay('in', { expressions: { security_group_id: reference('aws_security_group.web', 'each.key') } });
    const [first, second, stranger] = groupsOf([group('web["a"]'), group('web["b"]'), rule]);
    expect([first?.rules, second?.rules]).toEqual([[], []]);
    expect(stranger?.rules).toHaveLength(1);
  });

  test('an attribute that is no identity, or two references, tie nothing', () => {
    const peers = (references: readonly string[]) => {
      const rule = oneWay('in', {
        values: { ip_protocol: 'tcp', from_port: 1, to_port: 1, security_group_id: 'sg-1' },
        unknown: { referenced_security_group_id: true },
        expressions: { referenced_security_group_id: { references } },
      });
      return latesOf(read(readTerraformPlan, planOf([group('web'), group('app'), rule])).aws.securityGroups);
    };
    const [web, app] = ['aws_security_group.web', 'aws_security_group.app'];
    expect(peers([`${web}.id`, web])).toEqual([]);
    expect(peers([`${web}.owner_id`, web])).toHaveLength(1);
    expect(peers([`${web}.id`, web, `${app}.id`, app])).toHaveLength(1);
    expect(peers(['local.group'])).toHaveLength(1);
  });

  test('a value that is known is never what is unknown', () => {
    const known = group('app', { values: { name: 'app', id: 'sg-app' }, unknown: {}, before: { id: 'sg-app' } });
    const rule = oneWay('in', {
      expressions: {
        security_group_id: reference(
          'aws_security_group.app.id',
          'aws_security_group.app',
          'aws_security_group.web.id',
          'aws_security_group.web',
        ),
      },
    });
    expect(groupsOf([known, group('web'), rule])[1]).toMatchObject({ id: 'aws_security_group.web', rules: [{}] });
  });

  test('as many unknown members as groups are these groups; of fewer nobody can say which', () => {
    const inline = (marks: unknown) =>
      group('web', {
        values: {
          name: 'web',
          ingress: [{ ...RULE, protocol: 'tcp', from_port: 1, to_port: 1, security_groups: undefined }],
        },
        unknown: { id: true, ingress: [{ security_groups: marks }] },
        expressions: {
          ingress: reference(
            'aws_security_group.a.id',
            'aws_security_group.a',
            'aws_security_group.b.id',
            'aws_security_group.b',
          ),
        },
      });
    const peersOf = (marks: unknown) => groupsOf([inline(marks), group('a'), group('b')])[0]?.rules[0]?.peers;
    expect(peersOf([true, true])).toEqual(
      ['a', 'b'].map((name) => ({ kind: 'group', group: `aws_security_group.${name}` })),
    );
    expect(latesOf(peersOf([true]))).toHaveLength(1);
  });

  test('a module passes ids in and out', () => {
    const plan = planOf([
      group('web'),
      oneWay('in', { expressions: { security_group_id: reference('module.ids.web', 'module.ids') } }),
    ]);
    const root = (plan.configuration as { readonly root_module: Record<string, unknown> }).root_module;
    root.module_calls = {
      ids: {
        expressions: { group: reference('aws_security_group.web.id', 'aws_security_group.web') },
        module: { outputs: { web: { expression: reference('var.group') } } },
      },
    };
    expect(read(readTerraformPlan, plan).aws.securityGroups).toMatchObject([{ rules: [{}] }]);
  });

  test('a circle of references ends, and ties nothing', () => {
    const plan = planOf([oneWay('in', { expressions: { security_group_id: reference('module.a.x', 'module.a') } })]);
    const root = (plan.configuration as { readonly root_module: Record<string, unknown> }).root_module;
    root.module_calls = {
      a: {
        expressions: { x: reference('module.a.x', 'module.a', 'module.a.x', 'module.a') },
        module: { outputs: { x: { expression: reference('var.x', 'var.x', 'var.x') } } },
      },
    };
    expect(latesOf(read(readTerraformPlan, plan).aws)).toEqual([]);
    expect(read(readTerraformPlan, plan).aws.securityGroups).toMatchObject([{ rules: [{}] }]);
  });

  test('what a plan deletes is gone, from what Terraform last read of its group as well', () => {
    const old = {
      type: 'ingress',
      protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr_blocks: ['0.0.0.0/0'],
      security_group_id: 'sg-1',
    };
    const read22 = { ...RULE, protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0', '10.0.0.0/8'] };
    const values = { name: 'web', id: 'sg-1', ingress: [read22] };
    const [web] = groupsOf([
      { address: 'aws_security_group.web', values, before: values, actions: ['no-op'] },
      { address: 'aws_security_group_rule.old', values: {}, before: old, actions: ['delete'] },
    ]);
    expect(web?.rules).toMatchObject([{ peers: [{ cidr: '10.0.0.0/8' }] }]);
  });

  test('a source that is only read back opens nothing beside the blocks that are written', () => {
    const rule: Planned = {
      address: 'aws_security_group_rule.in',
      values: {
        type: 'ingress',
        protocol: 'tcp',
        from_port: 1,
        to_port: 2,
        cidr_blocks: ['10.0.0.0/8'],
        self: false,
        security_group_id: 'sg-1',
      },
      unknown: { source_security_group_id: true },
      expressions: { source_security_group_id: reference('each.value.source', 'each.value') },
    };
    expect(groupsOf([rule])).toMatchObject([{ id: 'sg-1', rules: [{ peers: [{ kind: 'cidr' }] }] }]);
  });

  test('rule groups that differ in nothing but what is unknown are each one of those that are written', () => {
    const rules = ['a', 'b', 'c'].map(
      (name): Planned => ({
        address: `aws_networkfirewall_rule_group.${name}`,
        values: { name, rules: `pass ip any any -> any any (sid:1;)`, type: 'STATEFUL' },
        unknown: { arn: true, rule_group: true },
      }),
    );
    const written = (name: string, priority: number | null) => ({
      ...(priority === null ? {} : { priority: { constant_value: priority } }),
      resource_arn: reference(`aws_networkfirewall_rule_group.${name}.arn`, `aws_networkfirewall_rule_group.${name}`),
    });
    const policy = (priorities: readonly (number | null)[]): Planned => ({
      address: 'aws_networkfirewall_firewall_policy.p',
      values: { firewall_policy: [{ stateful_rule_group_reference: priorities.map((priority) => ({ priority })) }] },
      unknown: { firewall_policy: [{ stateful_rule_group_reference: priorities.map(() => ({ resource_arn: true })) }] },
      expressions: {
        firewall_policy: [
          {
            stateful_rule_group_reference: [
              written('c', priorities[2] ?? null),
              written('a', priorities[0] ?? null),
              written('b', priorities[1] ?? null),
            ],
          },
        ],
      },
    });
    const referred = (priorities: readonly (number | null)[]) =>
      read(readTerraformPlan, planOf([...rules, policy(priorities)])).aws.firewallPolicies[0]?.statefulGroups;
    expect(referred([1, 2, 3])).toMatchObject(
      ['a', 'b', 'c'].map((name, at) => ({ group: `aws_networkfirewall_rule_group.${name}`, priority: at + 1 })),
    );
    const together = referred([null, null, null])?.map(({ group: one }) => one);
    expect(together?.map(String).sort()).toEqual(
      ['a', 'b', 'c'].map((name) => `aws_networkfirewall_rule_group.${name}`),
    );
  });

  test('what Terraform has put off is uncertain', () => {
    const { address, values } = group('late');
    const change = { address, mode: 'managed', type: 'aws_security_group', name: 'late', change: { after: values } };
    const plan = { ...planOf([]), deferred_changes: [{ reason: 'instance_count_unknown', resource_change: change }] };
    expect(read(readTerraformPlan, plan).aws.securityGroups).toMatchObject([{ id: address, uncertain: true }]);
  });

  test('a resource of another provider that filters is not passed over in silence', () => {
    const others: readonly Planned[] = [
      { address: 'awscc_ec2_security_group.web', values: {} },
      { address: 'azapi_resource.nsg', values: { type: 'Microsoft.Network/networkSecurityGroups@2024-05-01' } },
      { address: 'azapi_resource.vm', values: { type: 'Microsoft.Compute/virtualMachines@2024-05-01' } },
      { address: 'azurerm_firewall_nat_rule_collection.dnat', values: {} },
      { address: 'aws_instance.web', values: {} },
    ];
    const { notUnderstood } = read(readTerraformPlan, planOf(others));
    expect(notUnderstood.map(({ place }) => place.resource)).toEqual([
      'awscc_ec2_security_group.web',
      'azapi_resource.nsg',
      'azurerm_firewall_nat_rule_collection.dnat',
    ]);
  });
});

describe('a file that nobody wrote in good faith', () => {
  const strange: readonly unknown[] = [null, 0, 'text', [], {}, [null], [[[]]], true, { __proto__: null }];

  test.each([
    'ingress',
    'security_groups',
    'entry',
    'rule_group',
    'firewall_policy',
    'domains',
    'security_rule',
    'dns',
  ])('is read without a throw, whatever stands in %s', (key) => {
    const types = [
      'aws_security_group',
      'aws_security_group_rule',
      'aws_ec2_managed_prefix_list',
      'aws_networkfirewall_rule_group',
      'aws_networkfirewall_firewall_policy',
      'aws_route53_resolver_firewall_domain_list',
      'azurerm_network_security_group',
      'azurerm_firewall_policy',
      'azurerm_firewall_policy_rule_collection_group',
      'aws_route53_resolver_firewall_rule',
    ];
    for (const value of strange) {
      const resources = types.map((type) => ({
        address: `${type}.x`,
        values: { [key]: value },
        unknown: { [key]: value } as never,
      }));
      expect(() => read(readTerraformPlan, planOf(resources))).not.toThrow();
      expect(() =>
        read(readTerraformPlan, {
          format_version: '1',
          planned_values: value,
          resource_changes: value,
          configuration: value,
        }),
      ).not.toThrow();
    }
  });

  test('keys of the prototype are keys as any other', () => {
    const text = `{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_security_group.__proto__",
      "mode":"managed","type":"aws_security_group","name":"__proto__","values":{"__proto__":{"ingress":[{}]},"constructor":1}}]}},
      "resource_changes":[{"address":"__proto__","change":{"after_unknown":{"__proto__":true}}}]}`;
    const { aws } = readTerraformPlan({ name: 'x', value: JSON.parse(text), lineOf: () => null });
    expect(aws.securityGroups).toMatchObject([{ id: 'aws_security_group.__proto__', rules: [] }]);
    expect(({} as { readonly ingress?: unknown }).ingress).toBeUndefined();
  });

  test('many rules are read in a time that grows with their number alone', () => {
    const many = (count: number) => {
      const rules = Array.from({ length: count }, (_, at) =>
        oneWay(`r[${at}]`, {
          expressions: {
            security_group_id: reference(
              'aws_security_group.web[7].id',
              'aws_security_group.web[7]',
              'aws_security_group.web',
            ),
          },
        }),
      );
      const groups = Array.from({ length: count / 10 }, (_, at) => group(`web[${at}]`));
      const file = { name: 'x', value: planOf([...groups, ...rules]), lineOf: () => null };
      const start = performance.now();
      expect(readTerraformPlan(file).aws.securityGroups[7]?.rules).toHaveLength(count);
      return performance.now() - start;
    };
    many(1000);
    expect(many(20_000)).toBeLessThan(Math.max(40 * many(2000), 2000));
  });
});
