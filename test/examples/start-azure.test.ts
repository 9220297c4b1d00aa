import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PRODUCTS } from '../../lib/catalog';

const root = path.resolve(__dirname, '../..');

describe('npm run start:azure', () => {
  const start = () => {
    const started = Date.now();
    const run = spawnSync(process.execPath, ['scripts/run.mjs', 'examples/start-azure.ts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { ...run, took: Date.now() - started };
  };
  const first = start();
  const { status, stdout, stderr } = first;
  const lines = stdout.split('\n').map((line) => line.trim());
  const at = (text: string) => lines.findIndex((line) => line.includes(text));

  test('succeeds in less than eight seconds, with nothing on stderr', () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // What else runs on the machine can only slow it down, so the fastest of a few runs counts.
    let { took } = first;
    for (let again = 0; again < 3 && took >= 8_000; again++) took = Math.min(took, start().took);
    expect(took).toBeLessThan(8_000);
  });

  test('prints every host that the office opens, with direction, ports and fidelity on its line, in a group and in the firewall', () => {
    const ids = [
      'agent-under-distribution-server-cloud-jp',
      'agent-remote-control',
      'distribution-server-cloud-jp',
      'distribution-server-patch-database',
    ];
    const hosts = PRODUCTS['endpoint-central-cloud'].requirements
      .filter(({ id }) => ids.includes(id))
      .flatMap((requirement) => requirement.hosts.map(({ printed }) => printed));
    expect(hosts.length).toBeGreaterThan(15);
    for (const host of hosts) {
      const rows = lines.filter((line) => line.split(/\s+/).includes(host) && line.startsWith('out '));
      expect(rows).toContainEqual(expect.stringMatching(/^out\s+tcp 443\s.*widened: any name/));
      expect(rows).toContainEqual(expect.stringMatching(/^out\s+tcp 443\s.*exact/));
    }
  });

  test('names the cloud’s own firewall behind what a group cannot see', () => {
    expect(at('behind it stands an Azure Firewall of yours')).toBeGreaterThan(0);
    expect(stdout).not.toContain('Network Firewall');
  });

  test('shows the rules of the firewall as they are deployed, each with its requirement', () => {
    const plan = lines.findIndex((line) => line.includes('dev-endpoint-central-cloud-agent-ECC_AGENT'));
    expect(plan).toBeGreaterThan(0);
    expect(lines.slice(plan).findIndex((line) => line.startsWith('for agent-remote-control'))).toBeGreaterThan(0);
  });

  test('prints under each requirement the sentence, its rendering and its source, unbroken', () => {
    const quote = at('“エージェントは以下のドメインのポート443(https,wss)に通信します。”');
    expect(quote).toBeGreaterThan(0);
    expect(lines[quote + 1]).toBe('The agent communicates with port 443 (https, wss) of the following domains.');
    expect(lines[quote + 2]).toMatch(/^000: 配信サーバー配下のエージェント と Endpoint Central Cloud との通信/);
    expect(at('https://www.manageengine.jp/support/kb/Desktop_Central_Cloud/?p=21')).toBeGreaterThan(0);
  });

  test('says which resources were registered, each once, and ends with the verdict', () => {
    const table = lines.indexOf('Registered with Pulumi');
    const registered = lines.slice(table).filter((line) => /^\w+ +\S+$/.test(line));
    expect(new Set(registered).size).toBe(registered.length);
    const types = registered.map((line) => line.split(/ +/)[0]);
    const count = (type: string) => types.filter((one) => one === type).length;
    expect(
      ['NetworkSecurityGroup', 'FirewallPolicy', 'FirewallPolicyRuleCollectionGroup', 'IpGroup'].map(count),
    ).toEqual([2, 1, 4, 2]);
    expect(types).toEqual(expect.arrayContaining(['AzureFirewallRules', 'EndpointCentralEgress', 'OfficeNetwork']));
    expect(stdout.match(/^ {2}Proved over all connections/gm)).toHaveLength(3);
    expect(lines.at(-2)).toMatch(/^Proved: 3 plans, \d+ openings/);
  });

  test('has no escape code in a pipe', () => {
    expect(stdout).not.toContain('\u001b');
  });
});
