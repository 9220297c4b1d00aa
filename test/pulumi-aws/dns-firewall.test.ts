import { Vpc } from '@pulumi/aws/ec2';
import { InputPropertiesError } from '@pulumi/pulumi';
import * as cdk from 'portolan/cdk';
import {
  DnsFirewallRules,
  type DnsFirewallRulesArgs,
  HostEnforcement,
  IsmClient,
  ismCloudOne,
  type NetworkFirewallRules,
  role,
} from 'portolan/pulumi-aws';
import { stackWithVpc } from '../cdk/scene';
import { type InlineAnswer, registered, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const profile = {
  platforms: ['Windows'],
  systemServerPort: '443',
  parties: { systemServer: { hosts: ['ism.example.co.jp'] } },
} as const;
const client = role(ismCloudOne, profile, 'client');
const additionalRules = [
  {
    id: 'ssm',
    direction: 'egress',
    peer: 'ssm.ap-northeast-1.amazonaws.com',
    transport: 'tcp',
    ports: '443',
    reason: 'sessions',
  },
] as const;

const resolver = (args: Partial<DnsFirewallRulesArgs> = {}) =>
  new DnsFirewallRules('names', { roles: [client], additionalRules, ...args });

const named = ({ resources }: InlineAnswer, name: string, type = '') => {
  const found = resources.find((resource) => resource.name === name && resource.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
};

function pathsOf({ thrown }: InlineAnswer): readonly string[] {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return errors.flatMap(({ errors: own }) => own.map(({ propertyPath }) => propertyPath));
}

describe('a DNS Firewall', () => {
  test('has the plan that CDK has, and a resource for each of its parts', async () => {
    const { stack } = stackWithVpc();
    const theirs = new cdk.DnsFirewallRules(stack, 'Names', { roles: [client], additionalRules });
    const answer = await runInline({}, () => {
      const { plan } = resolver({ vpcIds: [vpcId, vpcId], mutationProtection: true, tags: { team: 'sea' } });
      expect(plan).toEqual(theirs.plan);
    });
    expect(answer.error).toBeNull();
    expect(registered(answer)).toMatchSnapshot();
    expect(answer.logs.map(({ message }) => message)).toMatchSnapshot();
  });

  test('is tied to VPCs that are known only later, once its rules stand', async () => {
    const program = () => {
      const { id } = new Vpc('main', { cidrBlock: '10.0.0.0/16' });
      resolver({ vpcIds: [id], ruleGroupName: 'names', priority: 200, unlisted: 'alert' });
    };
    const [update, preview] = await Promise.all([runInline({}, program), runInline({ preview: true }, program)]);
    expect([update.error, preview.error]).toEqual([null, null]);
    expect(preview.resources.map(({ urn }) => urn).sort()).toEqual(update.resources.map(({ urn }) => urn).sort());
    const association = named(update, 'names-association-main');
    expect(association.inputs).toMatchObject({ vpcId: named(update, 'main').id, priority: 200 });
    const rules = update.resources.filter(({ type }) => type.endsWith(':ResolverFirewallRule'));
    expect(association.dependencies).toEqual(expect.arrayContaining(rules.map(({ urn }) => urn)));
    expect(rules.map(({ inputs }) => inputs.action).sort()).toEqual(['ALERT', 'ALLOW']);
    expect(named(update, 'names', 'RuleGroup').inputs.name).toBe('names');
  });

  test.each([
    ['nobody', { roles: [] }, ['roles']],
    [
      'words that it does not know',
      { unlisted: 'drop', priority: 1, ruleGroupName: '7' },
      ['unlisted', 'priority', 'ruleGroupName'],
    ],
    ['a VPC that is none', { vpcIds: [7], mutationProtection: 'yes' }, ['vpcIds[0]', 'mutationProtection']],
    ['an entry that is none', { roles: [{ entry: 7 }] }, ['roles[0]']],
  ])('says what is wrong by property and registers nothing: %s', async (_, args, paths) => {
    const answer = await runInline({}, () => {
      resolver(args as unknown as DnsFirewallRulesArgs);
    });
    expect(pathsOf(answer)).toEqual(expect.arrayContaining(paths));
    expect(answer.resources).toHaveLength(1);
  });
});

describe('a component before a DNS Firewall', () => {
  test('has to stand in it', async () => {
    const make = (args: Partial<DnsFirewallRulesArgs>) =>
      runInline({}, () => {
        const hostEnforcement = HostEnforcement.dnsFirewall(resolver(args));
        const { plan, report } = new IsmClient('clients', { vpcId, ...profile, hostEnforcement });
        expect(plan.namesBehind).toEqual({ kind: 'dns-firewall' });
        expect(report.notes.join()).toContain('names, in the same program, sees to it that');
      });
    const other = role(ismCloudOne, profile, 'client', { name: 'OTHERS' });
    const [standing, absent] = await Promise.all([make({}), make({ roles: [other] })]);
    expect(standing.error).toBeNull();
    expect(pathsOf(absent)).toEqual(['roles[0]']);
    expect(absent.resources.some(({ name }) => name === 'clients')).toBe(false);
  });

  test('takes it for what it is', async () => {
    const answer = await runInline({}, () => {
      const hostEnforcement = HostEnforcement.firewall(resolver() as unknown as NetworkFirewallRules);
      new IsmClient('clients', { vpcId, ...profile, hostEnforcement });
    });
    expect(pathsOf(answer)).toContain('hostEnforcement');
  });
});
