import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const examples = ['endpoint-central-jp', 'endpoint-central-us-addresses'];

/** Each example as its reader runs it: the pinned command, in the example's folder, with an empty home. */
describe('cdk synth of', () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-synth-'));
  afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

  test.each(examples)(
    '%s writes a template that opens nothing inbound',
    (example) => {
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
      const { Resources } = JSON.parse(template) as { Resources: Record<string, { Type: string; Properties: object }> };
      const groups = Object.values(Resources).filter(({ Type }) => Type === 'AWS::EC2::SecurityGroup');
      expect(groups.length).toBeGreaterThan(0);
      for (const { Properties } of groups) expect(Properties).not.toHaveProperty('SecurityGroupIngress');
      if (example === 'endpoint-central-us-addresses') expect(JSON.stringify(groups)).not.toContain('0.0.0.0/0');
    },
    60_000,
  );
});
