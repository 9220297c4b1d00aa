import { Vpc } from '@pulumi/aws/ec2';
import { InputPropertiesError, output } from '@pulumi/pulumi';
import * as cdk from 'portolan/cdk';
import {
  DnsFirewallRules,
  type DnsFirewallRulesArgs,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  MobiControlDeviceEgress,
  mobiControl,
  role,
} from 'portolan/pulumi-aws';
import { resourcesOfType, stackWithVpc } from '../cdk/scene';
import { type InlineAnswer, registered, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const agent = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
const awsServices = {
  id: 'aws-services',
  direction: 'egress',
  peer: '*.amazonaws.com',
  transport: 'tcp',
  ports: '443',
  application: 'https',
  reason: 'SSM and S3 of every machine in the VPC',
} as const;

const firewall = (args: Partial<DnsFirewallRulesArgs> = {}, name = 'names') =>
  new DnsFirewallRules(name, { roles: [agent], ...args });

const ofType = ({ resources }: InlineAnswer, type: string) =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

function problems({ thrown }: InlineAnswer) {
  const [error, ...others] = thrown;
  expect(others).toEqual([]);
  if (!InputPropertiesError.isInstance(error)) throw new Error('no InputPropertiesError was thrown');
  return (error as InputPropertiesError).errors;
}

describe('DNS Firewall rules', () => {
  test('are what CDK renders, under the same plan', async () => {
    const phones = role(
      mobiControl,
      { serverLocation: 'DMZ', platforms: ['Android'], parties: { deploymentServer: { hosts: ['mc.example.com'] } } },
      'device',
    );
    const words = {
      additionalRules: [awsServices],
      ruleGroupName: 'spoke',
      priority: 200,
      mutationProtection: true,
    } as const;
    const { stack, vpc } = stackWithVpc();
    const construct = new cdk.DnsFirewallRules(stack, 'Names', { ...words, roles: [agent, phones], vpcs: [vpc] });
    const made: DnsFirewallRules[] = [];
    const answer = await runInline({}, () => {
      made.push(
        firewall({ ...words, roles: [agent, { entry: phones }], vpcIds: [vpcId, vpcId], tags: { team: 'sea' } }),
      );
    });
    expect(answer.error).toBeNull();
    expect(made.map(({ plan }) => plan)).toEqual([construct.plan]);

    const [group] = resourcesOfType(stack, 'AWS::Route53Resolver::FirewallRuleGroup');
    const wanted = resourcesOfType(stack, 'AWS::Route53Resolver::FirewallDomainList').map(
      ({ Properties }) => Properties,
    );
    const lists = ofType(answer, 'ResolverFirewallDomainList');
    expect(lists.map(({ inputs }) => ({ Name: inputs.name, Domains: inputs.domains }))).toEqual(
      expect.arrayContaining([...wanted]),
    );
    expect(lists).toHaveLength(wanted.length);
    const inCdk = (group?.Properties.FirewallRules ?? []) as readonly Readonly<Record<string, unknown>>[];
    expect(inCdk.length).toBeGreaterThan(1);
    const rules = ofType(answer, 'ResolverFirewallRule').map(({ inputs }) => inputs);
    expect(
      rules.map((rule) => [rule.priority, rule.action, rule.firewallDomainRedirectionAction, rule.blockResponse]),
    ).toEqual(
      inCdk.map((rule) => [rule.Priority, rule.Action, rule.FirewallDomainRedirectionAction, rule.BlockResponse]),
    );
    expect(rules.map(({ firewallDomainListId: id }) => lists.find((list) => list.id === id)?.inputs.name)).toEqual(
      rules.map(({ name }) => name),
    );
    const associations = ofType(answer, 'ResolverFirewallRuleGroupAssociation').map(({ inputs }) => inputs);
    expect(associations).toEqual([
      {
        vpcId,
        priority: 200,
        mutationProtection: 'ENABLED',
        firewallRuleGroupId: ofType(answer, 'ResolverFirewallRuleGroup')[0]?.id,
        tags: { team: 'sea' },
      },
    ]);
  });

  test('close last, and are tied to a VPC when all of them stand', async () => {
    const program = () => {
      const before = new Vpc('before', { cidrBlock: '10.0.0.0/16' });
      const dns = new DnsFirewallRules('names', { roles: [agent], vpcIds: [before.id] }, { dependsOn: before });
      return { id: dns.ruleGroupId, arn: dns.ruleGroupArn };
    };
    const [answer, preview] = await Promise.all([runInline({}, program), runInline({ preview: true }, program)]);
    expect([answer.error, preview.error]).toEqual([null, null]);
    expect(registered(answer)).toMatchSnapshot();
    expect(answer.logs).toMatchSnapshot();
    const urns = ({ resources }: InlineAnswer) => resources.map(({ urn }) => urn).sort();
    expect(urns(preview)).toEqual(urns(answer));
    const rules = ofType(answer, 'ResolverFirewallRule');
    const closing = rules.find(({ inputs }) => inputs.action === 'BLOCK');
    const opening = rules.filter((rule) => rule !== closing).map(({ urn }) => urn);
    expect(opening.length).toBeGreaterThan(0);
    expect(closing?.dependencies).toEqual(expect.arrayContaining(opening));
    const [association] = ofType(answer, 'ResolverFirewallRuleGroupAssociation');
    expect(association?.name).toBe('names-before');
    expect(association?.dependencies).toEqual(expect.arrayContaining(rules.map(({ urn }) => urn)));
    const [group] = ofType(answer, 'ResolverFirewallRuleGroup');
    expect(group?.dependencies).toEqual([answer.resources.find(({ name }) => name === 'before')?.urn]);
    expect(answer.outputs.id).toBe(group?.id);
  });

  test('are tied to VPCs that are known only later by names that Route 53 takes', async () => {
    const answer = await runInline(
      {},
      () => void firewall({ vpcIds: [output(vpcId), output('vpc-0123456789abcdef1')] }),
    );
    expect(answer.error).toBeNull();
    const associations = ofType(answer, 'ResolverFirewallRuleGroupAssociation');
    expect(associations.map(({ inputs }) => inputs.vpcId).sort()).toEqual([vpcId, 'vpc-0123456789abcdef1']);
    expect(new Set(associations.map(({ name }) => name)).size).toBe(2);
    for (const { name } of associations) expect(name).toMatch(/^names-[a-zA-Z0-9_-]+$/);
  });

  test('log what they would not resolve, and close nothing, where that is asked for', async () => {
    const answer = await runInline({}, () => {
      const { notes } = firewall({ unlisted: 'alert', redirections: 'inspect' }).report;
      expect(notes.join()).not.toContain('stops resolving');
    });
    expect(answer.error).toBeNull();
    expect(ofType(answer, 'ResolverFirewallRule').map(({ inputs }) => inputs.action)).not.toContain('BLOCK');
    expect(answer.logs.map(({ message }) => message).join()).toMatch(/closes nothing.*\[portolan:nothing-closed\]/);
  });

  test.each([
    [
      'words, VPCs, names and peers',
      {
        unlisted: 'x' as 'block',
        vpcIds: [7 as unknown as string, ''],
        priority: 1,
        ruleGroupName: '1',
        mutationProtection: 'no' as unknown as boolean,
        additionalRules: [{ ...awsServices, peer: output('x') as unknown as string }],
        roles: [{ entry: agent, unbound: 'x' as unknown as string[] }, { entry: null as unknown as typeof agent }],
      },
      [
        'unlisted',
        'vpcIds[0]',
        'vpcIds[1]',
        'priority',
        'ruleGroupName',
        'mutationProtection',
        'additionalRules[0].peer',
        'roles[0].unbound',
        'roles[1]',
      ],
    ],
    ['VPCs that are no list', { vpcIds: vpcId as unknown as string[] }, ['vpcIds']],
    ['nobody who asks', { roles: [] }, ['roles']],
  ] as const)('are refused with everything that is wrong, and register nothing: %s', async (_, args, paths) => {
    const answer = await runInline({}, () => void firewall(args));
    expect(problems(answer).map(({ propertyPath }) => propertyPath)).toEqual(paths);
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });
});

describe('HostEnforcement.dnsFirewall', () => {
  test('opens the port in the group, says what that proves and what not, and has the plan that CDK has', async () => {
    const { stack, vpc } = stackWithVpc();
    const construct = new cdk.EndpointCentralEgress(stack, 'agents', {
      vpc,
      dataCenter: 'US',
      hostEnforcement: cdk.HostEnforcement.dnsFirewall(new cdk.DnsFirewallRules(stack, 'names', { vpcs: [vpc] })),
    });
    const made: EndpointCentralEgress[] = [];
    const answer = await runInline({}, () => {
      const dns = firewall({ roles: [role(endpointCentralCloud, { dataCenter: 'US' }, 'agent')] });
      const hostEnforcement = HostEnforcement.dnsFirewall(dns);
      made.push(new EndpointCentralEgress('agents', { vpcId, dataCenter: 'US', hostEnforcement }));
    });
    expect(answer.error).toBeNull();
    expect(made.map(({ plan }) => plan)).toEqual([construct.plan]);
    expect(made[0]?.report.notes.join()).toContain('in the same program, sees to it that the VPC');
    expect(made[0]?.report.refused.map(({ reason }) => reason)).toContain('refused-by-dns-firewall');
  });

  test('takes names on ports that carry neither TLS nor HTTP', async () => {
    const profile = {
      serverLocation: 'DMZ',
      platforms: ['Android'],
      playStore: true,
      parties: { deploymentServer: { hosts: ['mc.example.com'] } },
    } as const;
    const answer = await runInline({}, () => {
      const dns = firewall({ roles: [role(mobiControl, profile, 'device')] });
      const hostEnforcement = HostEnforcement.dnsFirewall(dns);
      expect(new MobiControlDeviceEgress('devices', { vpcId, ...profile, hostEnforcement }).report.refused).toEqual([]);
    });
    expect(answer.error).toBeNull();
    expect(answer.resources.map(({ name }) => name)).toContain('devices-egress-tcp-5494-0.0.0.0/0');
  });

  test.each([
    [
      'a firewall that lacks the role',
      () =>
        firewall({
          roles: [
            role(
              mobiControl,
              {
                serverLocation: 'DMZ',
                platforms: ['Android'],
                parties: { deploymentServer: { hosts: ['mc.example.com'] } },
              },
              'device',
            ),
          ],
        }),
      'roles[0]',
    ],
    ['a firewall with another profile of it', () => firewall(), 'roles'],
    ['no firewall', () => ({}) as DnsFirewallRules, 'hostEnforcement'],
  ] as const)('refuses %s', async (_, make, path) => {
    const answer = await runInline({}, () => {
      const hostEnforcement = HostEnforcement.dnsFirewall(make());
      new EndpointCentralEgress('agents', { vpcId, dataCenter: 'EU', hostEnforcement });
    });
    const [first, ...others] = problems(answer);
    expect(first?.propertyPath).toBe(path);
    for (const { propertyPath } of others) expect(propertyPath).toBe(path);
    expect(answer.resources.filter(({ name }) => name.startsWith('agents'))).toEqual([]);
  });
});
