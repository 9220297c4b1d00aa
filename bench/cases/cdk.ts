/** Synth of role constructs in the CDK, against the same resources written by hand as L1, in the same templates. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup, type CfnSecurityGroupProps, Vpc } from 'aws-cdk-lib/aws-ec2';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement } from 'portolan/cdk';
import { type Run, timesThePeer } from '../harness';
import { plain } from '../plain';

/** A template holds five hundred resources at most. */
const MOST_OF_A_STACK = 100;
const VPC_ID = 'vpc-0123456789abcdef0';

/** By the stack's name. */
export type Templates = Readonly<Record<string, Template>>;

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

const GOALS = [timesThePeer(1.25), timesThePeer(1.1)];

export async function measure({ quick, compare }: Run): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    for (const count of quick ? [4] : [1, 10, 100, 1_000]) {
      const [ours, theirs] = [path.join(folder, `ours-${count}`), path.join(folder, `by-hand-${count}`)];
      const made = withRoles(ours, count);
      made();
      await compare({
        what: 'CDK synth of role constructs',
        size: `${count} constructs`,
        ours: made,
        peers: { 'L1 by hand': withL1(theirs, count, templatesIn(ours)) },
        oracle: () => faultOf(count, templatesIn(ours), templatesIn(theirs)),
        goals: count >= 100 ? GOALS : [],
      });
    }
    // The works above have been done before: what is kept from one synth to the next helps them, and no user.
    const count = quick ? 4 : 1_000;
    const model = path.join(folder, `ours-${count}`);
    const [ours, theirs] = [path.join(folder, 'ours-alone'), path.join(folder, 'by-hand-alone')];
    await compare({
      what: 'CDK synth, the first of a process',
      size: `${count} constructs`,
      ours: () => millisecondsAlone('roles', count, ours, model),
      peers: { 'L1 by hand': () => millisecondsAlone('l1', count, theirs, model) },
      oracle: () => faultOf(count, templatesIn(ours), templatesIn(theirs)),
      goals: GOALS,
      clock: (milliseconds) => milliseconds,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function millisecondsAlone(how: 'roles' | 'l1', count: number, outdir: string, model: string): number {
  const args = [plain('synth-alone'), how, `${count}`, outdir, model];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** The templates of an assembly, by name. */
export function templatesIn(outdir: string): Templates {
  const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
  return Object.fromEntries(
    files.sort().map((file) => [file, JSON.parse(readFileSync(path.join(outdir, file), 'utf8')) as Template]),
  );
}

/** Synthesizes an app of so many of our constructs. */
export function withRoles(outdir: string, count: number): () => void {
  return synthesized(outdir, count, addRole);
}

/** Synthesizes an app of the resources of these templates, which a person has written. */
export function withL1(outdir: string, count: number, templates: Templates): () => void {
  const byHand = asL1(templates);
  return synthesized(outdir, count, (stack, at) => byHand[at]?.(stack));
}

/** A work that synthesizes an app of so many constructs. */
function synthesized(outdir: string, count: number, add: (stack: Stack, at: number) => void): () => void {
  return () => {
    const app = new App({ outdir, analyticsReporting: false });
    let stack: Stack | undefined;
    for (let at = 0; at < count; at++) {
      if (at % MOST_OF_A_STACK === 0) stack = new Stack(app, `Stack${at / MOST_OF_A_STACK}`);
      add(stack as Stack, at);
    }
    app.synth();
  };
}

/** Every other one has a profile of its own, in which one row leads to a port of its own. */
function addRole(stack: Stack, at: number): void {
  const vpc =
    stack.node.tryFindChild('Vpc') ??
    Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: VPC_ID, availabilityZones: ['a'], vpcCidrBlock: '10.0.0.0/16' });
  const own = { id: 'agent-patch-database', ports: `${portOf(at)}`, reason: 'a mirror', owner: 'network' } as const;
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
    // As a text: the first of a process loads the class within its time, as ours does.
    if (Type !== 'AWS::EC2::SecurityGroup') throw new Error(`nobody wrote a ${Type} by hand`);
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
