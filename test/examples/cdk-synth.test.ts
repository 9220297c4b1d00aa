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

/** CloudFormation's own bounds of a template: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const TEMPLATE_BYTES = 1_000_000;
const TEMPLATE_RESOURCES = 500;

/** Run by the pinned command itself, as a reader does: one that writes a file of its own, and one of several stacks. */
const BY_COMMAND = ['examples/cdk/central-inspection-spoke', 'examples/cdk/two-regions'];
const APPS = [...Object.keys(EXAMPLES).map((example) => `examples/cdk/${example}`), 'test/examples/largest'];

interface Manifest {
  readonly missing?: object;
  readonly artifacts: Readonly<
    Record<string, { readonly metadata?: Readonly<Record<string, readonly { readonly type: string }[]>> }>
  >;
}

/** Each app as its reader runs it, in the folder of the app, with an empty home. */
describe('cdk synth of', () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-synth-'));
  afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

  const run = (program: string, args: readonly string[], folder: string) => {
    const { status, stderr } = spawnSync(path.join(root, 'node_modules/.bin', program), args, {
      cwd: path.join(root, folder),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        HOME: scratch,
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        npm_config_update_notifier: 'false',
      },
    });
    expect(`${status} ${status === 0 ? '' : stderr}`.trim()).toBe('0');
  };
  const outputOf = (folder: string) => path.join(scratch, path.basename(folder));
  /** All apps in one process: the command starts four for each, and all of them load the same packages. */
  beforeAll(() => {
    const pairs = APPS.flatMap((folder) => [path.join(root, folder), outputOf(folder)]);
    run('tsx', [path.join(__dirname, 'run-apps.ts'), ...pairs], 'examples/cdk');
  }, 240_000);

  /** The folder of the cloud assembly. */
  const synth = (folder: string): string => {
    const output = outputOf(folder);
    expect(fs.readdirSync(output)).toContain('manifest.json');
    return output;
  };
  const templatesIn = (output: string) =>
    fs
      .readdirSync(output)
      .filter((name) => name.endsWith('.template.json'))
      .sort()
      .map((file) => fs.readFileSync(path.join(output, file), 'utf8'));
  const filesIn = (output: string) =>
    Object.fromEntries(
      fs
        .readdirSync(output)
        .filter((name) => /\.(template|firewall-request)\.json$/.test(name))
        .map((name) => [name, fs.readFileSync(path.join(output, name), 'utf8')]),
    );
  const resourcesIn = (template: string) => (JSON.parse(template) as { readonly Resources: Resources }).Resources;

  test.each(BY_COMMAND)(
    '%s by the command writes the same, to the byte',
    (folder) => {
      const output = path.join(scratch, 'by-command', path.basename(folder));
      const options = ['--quiet', '--no-notices', '--no-lookups', '--no-version-reporting', '--output', output];
      run('cdk', ['synth', ...options], folder);
      expect(filesIn(output)).toEqual(filesIn(synth(folder)));
    },
    60_000,
  );

  test.each(APPS)(
    '%s is one that the command takes: run alike, without an error, and with nothing to look up',
    (folder) => {
      const [first = ''] = BY_COMMAND;
      const [own, runByCommand] = [folder, first].map((one) =>
        fs.readFileSync(path.join(root, one, 'cdk.json'), 'utf8'),
      );
      expect(own).toBe(runByCommand);
      const { missing, artifacts } = JSON.parse(
        fs.readFileSync(path.join(synth(folder), 'manifest.json'), 'utf8'),
      ) as Manifest;
      expect(missing).toBeUndefined();
      const said = Object.values(artifacts).flatMap(({ metadata = {} }) => Object.values(metadata).flat());
      expect(said.filter(({ type }) => type === 'aws:cdk:error')).toEqual([]);
    },
  );

  test.each(Object.entries(INBOUND))(
    '%s writes templates that open %j inbound, and nothing to everybody',
    (example, ports) => {
      const templates = templatesIn(synth(`examples/cdk/${example}`));
      const coming = templates.flatMap((template) => inbound(resourcesIn(template)));
      expect([...new Set(coming.map(words))].sort()).toEqual(ports);
      expect(coming.filter(({ CidrIp }) => CidrIp === '0.0.0.0/0')).toEqual([]);
    },
    60_000,
  );

  test.each(APPS)(
    '%s keeps within what CloudFormation takes',
    (folder) => {
      const templates = templatesIn(synth(folder));
      expect(templates.length).toBeGreaterThan(0);
      for (const template of templates) {
        expect(Buffer.byteLength(template)).toBeLessThanOrEqual(TEMPLATE_BYTES);
        expect(Object.keys(resourcesIn(template)).length).toBeLessThanOrEqual(TEMPLATE_RESOURCES);
      }
    },
    240_000,
  );

  test('the largest app has every role of every product, and asks for more than any example', () => {
    const [largest = ''] = templatesIn(synth('test/examples/largest'));
    const groups = Object.values(resourcesIn(largest)).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroup');
    expect(groups.length).toBeGreaterThan(30);
    expect(largest.match(/sid:/g)?.length ?? 0).toBeGreaterThan(200);
  }, 240_000);

  test('central-inspection-spoke writes the request that stands in the hub, and nothing else is shared', () => {
    const name = 'central-egress.firewall-request.json';
    const requests = path.join(root, 'examples/cdk/central-inspection-hub/requests');
    const [sent] = fs
      .readdirSync(requests, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(name));
    const written = fs.readFileSync(path.join(synth('examples/cdk/central-inspection-spoke'), name), 'utf8');
    expect(fs.readFileSync(path.join(requests, sent ?? ''), 'utf8')).toBe(written);
    const imports = ['stack.ts', 'app.ts', 'inspection-vpc.ts'].flatMap((file) =>
      fs.readFileSync(path.join(root, 'examples/cdk/central-inspection-hub', file), 'utf8').split('\n'),
    );
    expect(imports.filter((line) => line.includes('central-inspection-spoke'))).toEqual([]);
  }, 60_000);

  test('two-regions has the same keys in both: logical ids, names and rules differ in addresses alone', () => {
    const [tokyo = '', osaka = ''] = templatesIn(synth('examples/cdk/two-regions'));
    expect(tokyo).not.toBe(osaka);
    const ours = (template: string) =>
      Object.fromEntries(
        Object.entries(resourcesIn(template)).filter(([, { Type }]) =>
          /^AWS::(NetworkFirewall::|EC2::SecurityGroup)/.test(Type),
        ),
      );
    const withoutPlace = (template: string) =>
      JSON.parse(
        JSON.stringify(ours(template)).replaceAll('10.65.', '10.64.').replaceAll('ap-northeast-3', 'ap-northeast-1'),
      );
    expect(withoutPlace(osaka)).toEqual(withoutPlace(tokyo));
  }, 60_000);
});
