// What a new user does: in an empty folder, with an empty HOME, install the packed tarball beside the CDK, write the
// README's first TypeScript block, compile it, run it. One line per check; closes with `N passed, N failed`.
//   node scripts/test-install.mjs [README]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './build.mjs';

const MAX_TARBALL_BYTES = 1_000_000;
const CDK = ['aws-cdk-lib', 'constructs'];
const COMPILER = ['typescript', '@types/node'];

const { devDependencies: pins } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const readme = path.resolve(process.argv[2] ?? path.join(root, 'README.md'));
const scene = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-install-'));
const [home, withCdk, alone] = ['home', 'with-cdk', 'alone'].map((name) => {
  fs.mkdirSync(path.join(scene, name));
  return path.join(scene, name);
});
process.on('exit', () => fs.rmSync(scene, { recursive: true, force: true }));

// A new user's settings, but this machine's way to packages and its cache: they need not come over the network twice.
const ours = Object.entries(process.env).filter(
  ([name]) => !/^(npm_|cdk_|portolan_|node_(options|path|env)$)/i.test(name),
);
const env = {
  ...Object.fromEntries(ours),
  HOME: home,
  npm_config_registry: npmSetting('registry'),
  npm_config_cache: npmSetting('cache'),
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

function npmSetting(name) {
  return spawnSync('npm', ['config', 'get', name], { cwd: root, encoding: 'utf8' }).stdout.trim();
}

let passed = 0;
let failed = 0;

function check(sentence, holds) {
  try {
    const detail = holds();
    passed += 1;
    console.log(`ok      ${sentence}${detail === undefined ? '' : ` (${detail})`}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${sentence}\n        ${error.message.trimEnd().replaceAll('\n', '\n        ')}`);
  }
}

/** The standard output of a command that must succeed. */
function run(cwd, command, args, settings = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...env, ...settings },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}

function install(folder, packages) {
  run(folder, 'npm', ['init', '-y']);
  run(folder, 'npm', ['install', tarball, ...packages]);
}

function pinned(name) {
  return `${name}@${pins[name]}`;
}

/** Fails where a module of the CDK is loaded, or where the core is not usable without it. */
const REQUIRE_CORE = `
  const core = require('portolan');
  if (Object.keys(core).length === 0) throw new Error('portolan exports nothing');
  const sdk = Object.keys(require.cache).filter((file) => /node_modules[\\\\/](aws-cdk-lib|constructs|@pulumi)[\\\\/]/.test(file));
  if (sdk.length > 0) throw new Error('loaded: ' + sdk.slice(0, 3).join(', '));
`;

/** Fails where a template cannot be read without the CDK. */
const REQUIRE_AUDIT = `
  const { difference, readReach } = require('portolan/audit');
  const reach = (CidrIp) => {
    const SecurityGroupEgress = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }];
    const Resources = { Agents: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress } } };
    return readReach({ name: 'template.json', text: JSON.stringify({ Resources }) });
  };
  if (difference(reach('10.0.0.0/8'), reach('10.0.0.0/9')).same) throw new Error('it sees no difference');
  const sdk = Object.keys(require.cache).filter((file) => /node_modules[\\\\/](aws-cdk-lib|constructs|@pulumi)[\\\\/]/.test(file));
  if (sdk.length > 0) throw new Error('loaded: ' + sdk.slice(0, 3).join(', '));
`;

let tarball;
check('the package packs into a tarball of at most 1 MB', () => {
  const [packed] = JSON.parse(run(root, 'npm', ['pack', '--json', '--pack-destination', scene]));
  tarball = path.join(scene, packed.filename);
  assert.ok(packed.size <= MAX_TARBALL_BYTES, `it has ${packed.size} bytes`);
  return `${Math.ceil(packed.size / 1000)} kB, ${packed.entryCount} files`;
});

check('the tarball installs into an empty project beside the CDK', () => {
  assert.ok(tarball, 'there is no tarball');
  install(withCdk, [...CDK, ...COMPILER].map(pinned));
});

check("the README's first TypeScript block compiles as a whole app", () => {
  const block = /^```(?:ts|typescript)\n(.*?)^```$/ms.exec(fs.readFileSync(readme, 'utf8'));
  assert.ok(block, `${path.basename(readme)} holds no TypeScript block`);
  const compilerOptions = { strict: true, target: 'es2022', module: 'node16', types: ['node'] };
  fs.writeFileSync(path.join(withCdk, 'app.ts'), block[1]);
  fs.writeFileSync(path.join(withCdk, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
  run(withCdk, 'npx', ['--no-install', 'tsc']);
});

check('the app synthesizes', () => {
  run(withCdk, 'node', ['app.js'], { CDK_OUTDIR: path.join(withCdk, 'cdk.out') });
});

for (const type of ['AWS::EC2::SecurityGroup', 'AWS::NetworkFirewall::RuleGroup']) {
  check(`its template holds an ${type}`, () => {
    const out = path.join(withCdk, 'cdk.out');
    const templates = fs.readdirSync(out).filter((file) => file.endsWith('.template.json'));
    const types = templates
      .map((file) => JSON.parse(fs.readFileSync(path.join(out, file), 'utf8')))
      .flatMap((template) => Object.values(template.Resources ?? {}))
      .map((resource) => resource.Type);
    assert.ok(types.includes(type), `it holds ${[...new Set(types)].join(', ') || 'nothing'}`);
  });
}

check("require('portolan') loads nothing of an installed CDK", () => {
  run(withCdk, 'node', ['-e', REQUIRE_CORE]);
});

check('the tarball alone installs no CDK, and the core works without one', () => {
  assert.ok(tarball, 'there is no tarball');
  install(alone, []);
  for (const name of CDK) assert.ok(!fs.existsSync(path.join(alone, 'node_modules', name)), `${name} is installed`);
  run(alone, 'node', ['-e', REQUIRE_CORE]);
});

check('npx portolan flows --all --json prints a JSON list', () => {
  const flows = JSON.parse(run(alone, 'npx', ['--no-install', 'portolan', 'flows', '--all', '--json']));
  assert.ok(Array.isArray(flows) && flows.length > 0, 'the list is empty');
  return `${flows.length} requirements`;
});

const AGENT = [
  '--product',
  'endpoint-central-cloud',
  '--role',
  'agent',
  '--choose',
  'dataCenter=JP',
  '--bind',
  'agent=Agents',
];

check('npx portolan audit reads a template of CloudFormation, and says what is open beyond the page', () => {
  const template = `Resources:
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      SecurityGroupEgress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.9.0.0/24 }
`;
  fs.writeFileSync(path.join(alone, 'template.yaml'), template);
  const line = ['--no-install', 'portolan', 'audit', 'template.yaml', ...AGENT, '--json'];
  const { fine, clean, beyond } = JSON.parse(run(alone, 'npx', line));
  assert.deepEqual(
    [fine, clean, beyond.flatMap(({ rules }) => rules.map(({ rule }) => rule))],
    [true, false, ['egress 2']],
  );
});

check("require('portolan/audit') reads a template, and loads no CDK", () => {
  run(withCdk, 'node', ['-e', REQUIRE_AUDIT]);
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
