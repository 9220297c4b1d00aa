import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXAMPLES } from './stacks';

const root = path.resolve(__dirname, '../..');

interface Rule {
  readonly CidrIp?: string;
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
}

type Resources = Readonly<
  Record<
    string,
    { readonly Type: string; readonly Properties: Rule & { readonly SecurityGroupIngress?: readonly Rule[] } }
  >
>;

/** What comes in at any group, by the group of its template's construct or by the address: `tcp 443`. */
const INBOUND: Readonly<Record<keyof typeof EXAMPLES, readonly string[]>> = {
  'central-inspection-hub': [],
  'central-inspection-spoke': [],
  'distributed-firewall': [],
  'endpoint-central-jp': ['tcp 8384'],
  'endpoint-central-us-addresses': [],
  'ism-cloudone-remote-control': ['tcp 42187-42189'],
  'mobicontrol-closed-network': ['tcp 443', 'tcp 5494'],
  'mobicontrol-dmz': ['tcp 443', 'tcp 5494'],
  'mobicontrol-four-machines': ['tcp 443', 'tcp 5494', 'tcp 60001', 'tcp 60002', 'tcp 60003'],
  'patch-manager-plus-old-installation': ['tcp 6027', 'tcp 6383', 'tcp 6384'],
  'two-regions': [],
};

function inbound(resources: Resources): readonly Rule[] {
  return Object.values(resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::EC2::SecurityGroupIngress' ? [Properties] : (Properties.SecurityGroupIngress ?? []),
  );
}

function words({ IpProtocol, FromPort, ToPort }: Rule): string {
  return `${IpProtocol} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`}`;
}

test('every folder of examples has its stack here', () => {
  expect(fs.readdirSync(path.join(root, 'examples/cdk')).sort()).toEqual(Object.keys(EXAMPLES));
});

/** Each example as its reader runs it: the pinned command, in the example's folder, with an empty home. */
describe('cdk synth of', () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-synth-'));
  afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

  test.each(Object.entries(INBOUND))(
    '%s writes a template that opens %j inbound, and nothing to everybody',
    (example, ports) => {
      const output = path.join(scratch, example);
      const { status, stderr } = spawnSync(
        path.join(root, 'node_modules/.bin/cdk'),
        ['synth', '--quiet', '--no-notices', '--no-lookups', '--no-version-reporting', '--output', output],
        {
          cwd: path.join(root, 'examples/cdk', example),
          encoding: 'utf8',
          env: {
            ...process.env,
            HOME: scratch,
            CDK_DISABLE_CLI_TELEMETRY: 'true',
            npm_config_update_notifier: 'false',
          },
        },
      );
      expect(`${status} ${status === 0 ? '' : stderr}`.trim()).toBe('0');
      const [file] = fs.readdirSync(output).filter((name) => name.endsWith('.template.json'));
      const template = fs.readFileSync(path.join(output, file ?? ''), 'utf8');
      const { Resources } = JSON.parse(template) as { Resources: Resources };
      const coming = inbound(Resources);
      expect([...new Set(coming.map(words))].sort()).toEqual(ports);
      expect(coming.filter(({ CidrIp }) => CidrIp === '0.0.0.0/0')).toEqual([]);
    },
    60_000,
  );
});
