/** Synth of role constructs in the CDK, against the same resources written by hand as L1, in the same templates. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup, type CfnSecurityGroupProps, Vpc } from 'aws-cdk-lib/aws-ec2';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement } from 'portolan/cdk';
import { type Run, timesThePeer } from '../harness';

/** A template holds five hundred resources at most. */
const MOST_OF_A_STACK = 100;
const VPC_ID = 'vpc-0123456789abcdef0';

type Templates = Readonly<Record<string, Template>>;

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export async function measure({ quick, compare }: Run): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    for (const count of quick ? [4] : [1, 10, 100, 1_000]) {
      const ours = path.join(folder, `ours-${count}`);
      const theirs = path.join(folder, `by-hand-${count}`);
      const made = synthesized(ours, count, addRole);
      const byHand = asL1(made());
      await compare({
        what: 'CDK synth of role constructs',
        size: `${count} constructs`,
        ours: made,
        peers: { 'L1 by hand': synthesized(theirs, count, (stack, at) => byHand[at]?.(stack)) },
        oracle: (_, { 'L1 by hand': templates }) => faultOf(count, made(), templates as Templates),
        goals: count >= 100 ? [timesThePeer(1.25), timesThePeer(1.1)] : [],
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A work that synthesizes an app of so many constructs, and gives its templates. Those are read back, by both sides. */
function synthesized(outdir: string, count: number, add: (stack: Stack, at: number) => void): () => Templates {
  return () => {
    const app = new App({ outdir, analyticsReporting: false });
    let stack: Stack | undefined;
    for (let at = 0; at < count; at++) {
      if (at % MOST_OF_A_STACK === 0) stack = new Stack(app, `Stack${at / MOST_OF_A_STACK}`);
      add(stack as Stack, at);
    }
    const { stacks } = app.synth();
    return Object.fromEntries(
      stacks.map(({ stackName, templateFullPath }) => [stackName, JSON.parse(readFileSync(templateFullPath, 'utf8'))]),
    );
  };
}

/** Every other one has a profile of its own, in which one row leads to a port of its own. */
function addRole(stack: Stack, at: number): void {
  const vpc =
    stack.node.tryFindChild('Vpc') ??
    Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: VPC_ID, availabilityZones: ['a'], vpcCidrBlock: '10.0.0.0/16' });
  const own = { id: 'agent-patch-database', ports: `${portOf(at)}`, reason: 'a mirror', owner: 'network' };
  new EndpointCentralEgress(stack, `Agents${at}`, {
    vpc: vpc as Vpc,
    dataCenter: EndpointCentralDataCenter.JP,
    hostEnforcement: HostEnforcement.none('another team filters names'),
    ...(hasOwnProfile(at) ? { overlay: [own] } : {}),
  });
}

const hasOwnProfile = (at: number): boolean => at % 2 === 1;
const portOf = (at: number): number => 8000 + at;

/** The resources of templates as a person would write them, in their order: each adds one to a stack. */
function asL1(templates: Templates): readonly ((stack: Stack) => void)[] {
  const resources = Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources));
  return resources.map(([logicalId, { Type, Properties, Metadata = {} }]) => {
    if (Type !== CfnSecurityGroup.CFN_RESOURCE_TYPE_NAME) throw new Error(`nobody wrote a ${Type} by hand`);
    const props = inCamelCase(Properties) as CfnSecurityGroupProps;
    return (stack) => {
      const group = new CfnSecurityGroup(stack, logicalId, props);
      for (const [key, value] of Object.entries(Metadata)) group.addMetadata(key, value);
    };
  });
}

function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'Ref' || key.startsWith('Fn::')) throw new Error(`nobody wrote a ${key} by hand`);
      return [`${key.charAt(0).toLowerCase()}${key.slice(1)}`, inCamelCase(item)];
    }),
  );
}

/** The templates are the same, and each group opens the web and the port of its own profile, and nothing else. */
function faultOf(count: number, ours: Templates, byHand: Templates): string | null {
  if (JSON.stringify(ours) !== JSON.stringify(byHand)) return 'the templates are not those that are written by hand';
  const groups = Object.values(ours).flatMap(({ Resources }) => Object.values(Resources));
  if (groups.length !== count) return `${groups.length} groups, expected ${count}`;
  const wrong = groups.findIndex(({ Properties }, at) => {
    const rules = Properties.SecurityGroupEgress as readonly { readonly FromPort: number; readonly CidrIp: string }[];
    const opened = rules.map(({ FromPort, CidrIp }) => `${FromPort} ${CidrIp}`).sort();
    return `${opened}` !== `${['443 0.0.0.0/0', ...(hasOwnProfile(at) ? [`${portOf(at)} 0.0.0.0/0`] : [])]}`;
  });
  return wrong < 0 ? null : `group ${wrong} opens something else`;
}
