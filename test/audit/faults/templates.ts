import fs from 'node:fs';
import path from 'node:path';
import { Template as Synthesized } from 'aws-cdk-lib/assertions';
import { tryCompile } from '../../../lib/compile';
import { parseSource } from '../../../lib/proof/readers/source-text';
import { type AzurePlan, armOf } from '../../../lib/templates/arm';
import { EXAMPLES } from '../../examples/stacks';
import { previewOf, stackOf } from '../../proof/readers/pulumi-files';
import { runInline } from '../../pulumi/engine';
import { SCENES as AWS_SCENES, inPulumi } from '../../pulumi-aws/scenes';
import { SCENES as AZURE_SCENES } from '../../pulumi-azure/scenes';
import { CASES } from '../../targets/cases';
import type { Template } from './seeded';
import { isPlain } from './spots';

const FILES = path.join(__dirname, '../../proof/readers/templates');

/** As users of each tool write them: CloudFormation, Resource Manager, Terraform, Pulumi, and what the commands print. */
export function writtenTemplates(): readonly Template[] {
  const folders = fs.readdirSync(FILES).filter((name) => !name.endsWith('.md'));
  return folders.flatMap((folder) =>
    fs.readdirSync(path.join(FILES, folder)).map((name): Template => {
      const read = parseSource({ name, text: fs.readFileSync(path.join(FILES, folder, name), 'utf8') });
      if (!('value' in read)) throw new Error(read.why);
      return { name: `${folder}/${name}`, value: withoutOutputs(read.value) };
    }),
  );
}

/** A stack says everything twice; what the program says is left, and the names that the cloud gave. */
function withoutOutputs(value: unknown): unknown {
  if (!isPlain(value) || !isPlain(value.deployment)) return value;
  const copy = structuredClone(value) as { deployment: { resources: { outputs?: Record<string, unknown> }[] } };
  for (const one of copy.deployment.resources) {
    const { arn, id, name } = one.outputs ?? {};
    one.outputs = JSON.parse(JSON.stringify({ arn, id, name })) as Record<string, unknown>;
  }
  return copy;
}

export function exampleTemplates(): readonly Template[] {
  return Object.entries(EXAMPLES).map(([name, make]) => ({
    name: `example ${name}`,
    value: Synthesized.fromStack(make()).toJSON(),
  }));
}

const OF_PLANS = Object.keys(CASES).slice(0, 3);

export function armTemplates(): readonly Template[] {
  return OF_PLANS.flatMap((name) =>
    (['azure-network-security-group', 'azure-firewall'] as const).flatMap((target) => {
      const options =
        target === 'azure-firewall' ? { patterns: 'listed' } : { namesBehind: { kind: 'none', reason: 'a test' } };
      const { compiled } = tryCompile(target, CASES[name] ?? [], options as never);
      if (compiled === null) return [];
      return [{ name: `${target} of ${name}`, value: JSON.parse(JSON.stringify(armOf(compiled.plan as AzurePlan))) }];
    }),
  );
}

export async function pulumiTemplates(): Promise<readonly Template[]> {
  const [[aws, scene] = []] = Object.entries(AWS_SCENES);
  const [[azure, program] = []] = Object.entries(AZURE_SCENES);
  if (scene === undefined || program === undefined) throw new Error('no scenes');
  const first = (await inPulumi(scene)).answer;
  const second = await runInline({}, program);
  return [
    { name: `stack of ${aws}`, value: stackOf(first) },
    { name: `preview of ${aws}`, value: previewOf(first) },
    { name: `stack of ${azure}`, value: stackOf(second) },
  ];
}

/** As `aws ec2 describe-security-groups` prints it. */
export const DESCRIBED: Template = {
  name: 'aws ec2 describe-security-groups',
  value: {
    SecurityGroups: [
      {
        GroupId: 'sg-0a',
        GroupName: 'agents',
        Description: 'agents',
        OwnerId: '111122223333',
        VpcId: 'vpc-0a',
        IpPermissions: [],
        IpPermissionsEgress: [
          {
            IpProtocol: 'tcp',
            FromPort: 8443,
            ToPort: 8444,
            IpRanges: [{ CidrIp: '10.1.2.0/24', Description: 'consoles' }],
            Ipv6Ranges: [],
            PrefixListIds: [],
            UserIdGroupPairs: [],
          },
          {
            IpProtocol: 'udp',
            FromPort: 123,
            ToPort: 123,
            IpRanges: [{ CidrIp: '10.9.0.0/16' }],
            Ipv6Ranges: [],
            PrefixListIds: [],
            UserIdGroupPairs: [],
          },
        ],
      },
    ],
  },
};
