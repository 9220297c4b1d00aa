import fs from 'node:fs';
import path from 'node:path';
import { Template as Synthesized } from 'aws-cdk-lib/assertions';
import { tryCompile } from '../../../lib/compile';
import { parseSource } from '../../../lib/proof/readers/source-text';
import { type AzurePlan, armOf } from '../../../lib/templates/arm';
import { EXAMPLES } from '../../examples/stacks';
import { CASES } from '../../targets/cases';
import type { Template } from './seeded';
import { isPlain } from './spots';

/** As users of each tool write them: CloudFormation, Resource Manager, Terraform, Pulumi, and what the commands print. */
export function writtenTemplates(): readonly Template[] {
  return filesIn(path.join(__dirname, '../../proof/readers/templates'), '');
}

/** What the pages on the audit show; the program that a plan of Terraform comes from is no file that is read. */
export function shownTemplates(): readonly Template[] {
  return filesIn(path.join(__dirname, '../../../examples/audit'), 'examples/audit/', ROWS);
}

/** Rows of catalogues, which `diff` compares: no deployment, so there is no rule to be at fault. */
const ROWS = 'catalogue';

function filesIn(place: string, prefix: string, beside = ''): readonly Template[] {
  const folders = fs
    .readdirSync(place, { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== beside);
  return folders.flatMap(({ name: folder }) =>
    fs.readdirSync(path.join(place, folder)).flatMap((name): readonly Template[] => {
      if (name.endsWith('.tf')) return [];
      const read = parseSource({ name, text: fs.readFileSync(path.join(place, folder, name), 'utf8') });
      if (!('value' in read)) throw new Error(read.why);
      return [{ name: `${prefix}${folder}/${name}`, value: withoutOutputs(read.value) }];
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
