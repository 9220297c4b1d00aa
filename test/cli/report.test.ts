import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chart, readChart } from '../../lib/report';
import { ECC, portolan, spawned, typed } from './portolan';

const folder = mkdtempSync(join(tmpdir(), 'reported-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const AGENTS = `${ECC} --role agent --choose dataCenter=JP`;
const BOTH = `--target aws-security-group --target aws-network-firewall ${AGENTS}`;

function chartFor(line: string): Chart {
  const { code, out, err } = typed(`report --format json ${line}`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const read = readChart(out);
  if ('problem' in read) throw new Error(read.problem);
  return read.chart;
}

describe('portolan report', () => {
  test('writes a page, in the language that is asked for', () => {
    const { code, out, err } = spawned('report', ...BOTH.split(' '), '--language', 'ja', '--subject', '東京の端末');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<!doctype html>\n<html lang="ja">/);
    expect(out).toContain('<h1>東京の端末</h1>');
  });

  test('asks for a role by name, as the other commands do', () => {
    const { code, err } = typed(`report --target azure-firewall ${ECC}`);
    expect(code).toBe(2);
    expect(err).toContain('- portolan report: --role ROLE is needed; pass one of agent, distributionServer,');
  });

  test('takes a group and the firewall behind it, and several roles, in one chart', () => {
    const both = chartFor(BOTH);
    expect(both.devices.map(({ id }) => id)).toEqual([
      'aws-security-group ECC_AGENT',
      'aws-network-firewall ECC_AGENT',
    ]);
    expect(new Set(both.rules.map(({ guard }) => guard))).toEqual(new Set(['firewall', null]));
    const roles = chartFor(`--target azure-firewall --patterns listed --role distributionServer ${AGENTS}`);
    expect(roles.devices.map(({ subject }) => subject)).toEqual(['ECC_DS', 'ECC_AGENT']);
  });

  test('writes the other forms: a change request, a table, plain lists', () => {
    expect(typed(`report --format markdown ${BOTH}`).out).toContain('## AWS security group');
    expect(typed(`report --format csv ${BOTH}`).out).toMatch(/^\ufeffchange,device,/);
    expect(typed(`report --format names --target aws-network-firewall ${AGENTS}`).out).toContain('download.zoho.jp\n');
    const us = `${ECC} --role agent --choose dataCenter=US --reach-by addresses --target aws-security-group`;
    expect(typed(`report --format cidrs ${us}`).out).toMatch(/^(\d+\.\d+\.\d+\.\d+\/\d+\n)+$/);
    expect(typed(`report --format cidrs --direction ingress ${us}`)).toMatchObject({ code: 0, out: '' });
  });

  test('shows what changed since a signed chart, and refuses one that was edited', () => {
    const { out } = typed(`report --format json ${BOTH}`);
    const signed = put('signed.json', out);
    const same = typed(`report --format markdown --since ${signed} ${BOTH}`);
    expect(same.out).toContain('**Nothing changed**');
    const more = typed(`report --format json --since ${signed} ${BOTH} --choose remoteControl=true`);
    expect(JSON.parse(more.out)).toMatchObject({ none: false, closed: [] });
    const edited = put('edited.json', out.replace('"tcp"', '"udp"'));
    expect(typed(`report --since ${edited} ${BOTH}`)).toMatchObject({ code: 2, out: '' });
    expect(typed(`report --since ${edited} ${BOTH}`).err).toContain('was edited after it was written');
    expect(typed(`report --format names --since ${signed} ${BOTH}`).code).toBe(2);
  });

  test('proves a plan that was kept against what is chosen today', () => {
    const compiled = typed(`compile --target aws-security-group --host-enforcement firewall --json ${AGENTS}`);
    const kept = put('plan.json', compiled.out);
    const fresh = chartFor(`--target aws-security-group --host-enforcement firewall ${AGENTS}`);
    const read = chartFor(`--plan ${kept} ${AGENTS}`);
    expect(read).toEqual(fresh);
    const other = chartFor(`--plan ${kept} ${AGENTS.replace('JP', 'EU')}`);
    expect(other.devices[0]?.verdict.clean).toBe(false);
    for (const text of ['{}', '[', '{"target":"aws-security-group","fidelity":[],"sources":[]}']) {
      const run = typed(`report --plan ${put('wrong.json', text)} ${AGENTS}`);
      expect([text, run.code, run.out]).toEqual([text, 2, '']);
    }
  });

  test('tells of templates how each requirement stands there, and what is open beside', () => {
    const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
    const template = put(
      'template.json',
      JSON.stringify({
        Resources: {
          Agents: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: { GroupDescription: 'agents', SecurityGroupEgress: [], SecurityGroupIngress: [open] },
          },
        },
      }),
    );
    const chart = chartFor(`--template ${template} --bind agent=Agents ${AGENTS}`);
    expect(chart.devices.map(({ target }) => target)).toEqual(['aws-security-group']);
    const keys = chart.requirements.map(({ key }) => key);
    for (const { of } of chart.deployed?.requirements ?? []) expect(keys).toContain(of);
    expect(chart.deployed?.beyond).toContainEqual(
      expect.objectContaining({ direction: 'ingress', internet: true, open: ['tcp 22 from 0.0.0.0/0 to Agents'] }),
    );
    const page = typed(`report --template ${template} --bind agent=Agents ${AGENTS}`).out;
    expect(page).not.toContain('nothing comes in from the Internet.</span>');
  });

  describe('of what is kept or deployed', () => {
    const overlay = put(
      'overlay.json',
      JSON.stringify([
        { id: 'agent-cloud-jp', hosts: ['relay.example'], reason: 'r', owner: 'o', expires: '2026-01-31' },
      ]),
    );
    const kept = (role: string) =>
      put(
        `${role}.json`,
        typed(`compile --target aws-network-firewall --json ${ECC} --role ${role} --choose dataCenter=JP`).out,
      );
    const group = {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'agents', SecurityGroupEgress: [], SecurityGroupIngress: [] },
    };
    const template = put('groups.json', JSON.stringify({ Resources: { Agents: group, Servers: group } }));

    test.each([
      ['--plan', () => kept('agent')],
      ['--bind agent=Agents --template', () => template],
    ])('holds it against the policy and the day that are typed, with %s', (option, file) => {
      const line = `report --format json ${option} ${file()} ${AGENTS} --overlay ${overlay}`;
      expect(typed(`${line} --today 2026-01-31`).err).not.toContain('2026-01-31');
      expect(typed(`${line} --today 2026-02-01`)).toMatchObject({ code: 0 });
      expect(typed(`${line} --today 2026-02-01`).err).toContain('2026-01-31');
      const refused = typed(`${line} --today 2026-02-01 --policy expired=error`);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toContain('2026-01-31');
      expect(typed(`${line} --policy expierd=error`).code).toBe(2);
    });

    test('tells every role that is typed', () => {
      const roles = chartFor(
        `--template ${template} --bind agent=Agents --bind distributionServer=Servers --role distributionServer ${AGENTS}`,
      );
      expect(new Set(roles.requirements.map(({ source }) => source))).toEqual(new Set(['ECC_AGENT', 'ECC_DS']));
      const [agent, server] = [kept('agent'), kept('distributionServer')];
      const plans = chartFor(`--plan ${server} --plan ${agent} --role distributionServer ${AGENTS}`);
      expect(plans.devices.map(({ subject, verdict }) => [subject, verdict.clean])).toEqual([
        ['ECC_DS', true],
        ['ECC_AGENT', true],
      ]);
    });

    test('refuses a plan of none of the roles, and a role without a plan', () => {
      const agent = kept('agent');
      const line = (roles: string) => `report --plan ${agent} ${ECC} --choose dataCenter=JP ${roles}`;
      expect(typed(line('--role console --role distributionServer')).err).toContain('is a plan of ECC_AGENT');
      const idle = typed(line('--role agent --role distributionServer'));
      expect(idle.code).toBe(2);
      expect(idle.err).toContain("'--role distributionServer' says nothing without a plan of it");
    });

    test('refuses what has no effect there, and says where it has', () => {
      const agent = kept('agent');
      const err = (line: string) => {
        const run = typed(`report ${line} ${AGENTS}`);
        expect([line, run.code, run.out]).toEqual([line, 2, '']);
        return run.err;
      };
      expect(err(`--plan ${agent} --source agent=10.0.0.0/16`)).toContain('with which it was compiled');
      expect(err(`--template ${template} --source agent=10.0.0.0/16`)).toContain('--bind ROLE=');
      expect(err(`--template ${template} --exact`)).toContain("'--exact' has no effect here");
      expect(err(`--target azure-firewall --bind agent=10.0.0.0/8`)).toContain('--template');
      expect(err(`--target azure-firewall --format csv --language ja`)).toContain('--format html alone heeds it');
      expect(err(`--target azure-firewall --direction ingress`)).toContain('--format names and cidrs alone');
    });
  });

  test('names the addresses of the role that are typed', () => {
    const line = `--target aws-network-firewall ${AGENTS} --source agent=10.0.0.0/16`;
    expect(chartFor(line).devices[0]?.sources).toEqual([
      expect.objectContaining({ name: 'ECC_AGENT', addresses: ['10.0.0.0/16'] }),
    ]);
    for (const format of ['html', 'markdown'])
      expect(typed(`report --format ${format} ${line}`).out).toContain('10.0.0.0/16');
    const two = chartFor(`${line} --role distributionServer --source distributionServer=10.9.0.0/16`);
    expect(two.devices.map(({ sources }) => sources[0]?.addresses)).toEqual([['10.0.0.0/16'], ['10.9.0.0/16']]);
  });

  test('says everything that is wrong at once, and writes nothing', () => {
    const { code, out, err } = portolan(
      'report',
      '--format',
      'pdf',
      '--since',
      'gone.json',
      '--plan',
      'a',
      '--template',
      'b',
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const words of ['--format pdf', 'gone.json', '--product', '--role', '--template']) {
      expect(err).toContain(words);
    }
    expect(typed('report').err).toContain('--target TARGET is needed');
    expect(typed(`report --target aws-sg ${AGENTS}`).err).toContain('aws-security-group');
  });
});
