// The tarball alone: no SDK, and the command.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { check, install, run } from './scene.mjs';

const SDKS = ['aws-cdk-lib', 'constructs', '@pulumi'];

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

const TEMPLATE = `Resources:
  Agents:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      SecurityGroupEgress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.9.0.0/24 }
`;

const USE_CORE = `
  const core = require('portolan');
  if (core.PRODUCT_IDS.length === 0) throw new Error('portolan holds no product');
`;

export function checkAlone(project, tarball) {
  check('the tarball alone installs no SDK, and the core works without one', () => {
    assert.ok(tarball, 'there is no tarball');
    install(project, [tarball]);
    for (const name of SDKS)
      assert.ok(!fs.existsSync(path.join(project, 'node_modules', name)), `${name} is installed`);
    run(project, 'node', ['-e', USE_CORE]);
  });

  check('npx portolan flows --all --json prints a JSON list', () => {
    const flows = JSON.parse(run(project, 'npx', ['--no-install', 'portolan', 'flows', '--all', '--json']));
    assert.ok(Array.isArray(flows) && flows.length > 0, 'the list is empty');
    return `${flows.length} requirements`;
  });

  check('npx portolan audit reads a template of CloudFormation, and says what is open beyond the page', () => {
    fs.writeFileSync(path.join(project, 'template.yaml'), TEMPLATE);
    assert.deepEqual(beyondOf(run(project, 'npx', ['--no-install', ...auditLine()])), [true, false, ['egress 2']]);
  });
}

function auditLine() {
  return ['portolan', 'audit', 'template.yaml', ...AGENT, '--json'];
}

function beyondOf(json) {
  const { fine, clean, beyond } = JSON.parse(json);
  return [fine, clean, beyond.flatMap(({ rules }) => rules.map(({ rule }) => rule))];
}

/** The same command on another runtime. */
export function auditOn(runtime, project) {
  const [command, ...args] = auditLine();
  const bin = path.join(project, 'node_modules', command, 'dist/cli/bin.js');
  assert.deepEqual(beyondOf(run(project, runtime, [bin, ...args])), [true, false, ['egress 2']]);
}
