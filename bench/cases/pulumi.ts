/** A Pulumi program of components through the small engine, against the same resources registered by hand. */
import * as aws from '@pulumi/aws';
import { ComponentResource, type CustomResourceOptions } from '@pulumi/pulumi';
import { EndpointCentralEgress, HostEnforcement } from 'portolan/pulumi-aws';
import { type InlineAnswer, type Registered, runInline } from '../../test/pulumi/engine';
import { type Run, timesThePeer } from '../harness';

const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const RULE = 'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule';

export async function measure({ quick, compare }: Run): Promise<void> {
  for (const count of quick ? [2] : [1, 10, 100]) {
    const made = () => runInline({}, () => void Array.from({ length: count }, (_, at) => component(at)));
    const byHand = asByHand((await made()).resources);
    await compare({
      what: 'Pulumi program of components',
      size: `${count} components`,
      ours: made,
      peers: { 'by hand': () => runInline({}, byHand) },
      oracle: (answer, { 'by hand': other }) => faultOf(count, answer, other as InlineAnswer),
      goals: [timesThePeer(1.25)],
    });
  }
}

const hasOwnProfile = (at: number): boolean => at % 2 === 1;
const portOf = (at: number): number => 8000 + at;

/** Every other one has a profile of its own, in which one row leads to a port of its own. */
function component(at: number): void {
  const own = { id: 'agent-patch-database', ports: `${portOf(at)}`, reason: 'a mirror', owner: 'network' } as const;
  new EndpointCentralEgress(`agents-${at}`, {
    vpcId: 'vpc-0123456789abcdef0',
    dataCenter: 'JP',
    hostEnforcement: HostEnforcement.none('another team filters names'),
    ...(hasOwnProfile(at) ? { overlay: [own] } : {}),
  });
}

/** The program that a person would have written for these resources: components with a group and its rules. */
function asByHand(resources: readonly Registered[]): () => void {
  const childrenOf = (urn: string) => resources.filter(({ parent }) => parent === urn);
  const [stack] = resources;
  if (stack === undefined) throw new Error('nothing is registered');
  const components = childrenOf(stack.urn).map((one) => ({
    ...one,
    groups: childrenOf(one.urn).map((group) => ({ ...group, rules: childrenOf(group.urn) })),
    rules: childrenOf(one.urn).filter(({ type }) => type === RULE),
  }));
  return () => {
    for (const { type, name, groups, rules } of components) {
      const parent = new ComponentResource(type, name);
      const made = new Map<unknown, aws.ec2.SecurityGroup>();
      for (const group of groups.filter((one) => one.type === GROUP)) {
        const resource = new aws.ec2.SecurityGroup(group.name, group.inputs, { parent });
        made.set(group.id, resource);
        for (const rule of group.rules) register(rule, resource, { parent: resource });
      }
      for (const rule of rules) register(rule, made.get(rule.inputs.securityGroupId), { parent });
    }
  };
}

function register(
  { name, inputs }: Registered,
  group: aws.ec2.SecurityGroup | undefined,
  options: CustomResourceOptions,
) {
  if (group === undefined) throw new Error(`${name} stands in no group`);
  const { securityGroupId: _its, ...args } = inputs as unknown as aws.vpc.SecurityGroupEgressRuleArgs;
  new aws.vpc.SecurityGroupEgressRule(name, { ...args, securityGroupId: group.id }, options);
}

/** The same resources are registered, and each group opens the web and the port of its own profile, and nothing else. */
function faultOf(count: number, ours: InlineAnswer, byHand: InlineAnswer): string | null {
  const failed = [ours, byHand].find(({ error }) => error !== null);
  if (failed !== undefined) return failed.error;
  const registered = ({ resources }: InlineAnswer) =>
    resources.map(({ urn, inputs }) => `${urn} ${JSON.stringify(inputs)}`).sort();
  const others = registered(byHand);
  const odd = registered(ours).find((one, at) => one !== others[at]);
  if (odd !== undefined || others.length !== ours.resources.length) return `not by hand: ${odd}`;
  const opened = ours.resources
    .filter(({ type }) => type === RULE)
    .map(({ inputs }) => `${inputs.fromPort} ${inputs.cidrIpv4}`)
    .sort();
  const expected = Array.from({ length: count }, (_, at) => at).flatMap((at) => [
    '443 0.0.0.0/0',
    ...(hasOwnProfile(at) ? [`${portOf(at)} 0.0.0.0/0`] : []),
  ]);
  return `${opened}` === `${expected.sort()}` ? null : 'other rules than the profiles ask for';
}
