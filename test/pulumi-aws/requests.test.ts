import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputPropertiesError, output } from '@pulumi/pulumi';
import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  HostEnforcement,
  NetworkFirewallRules,
  PatchManagerPlusServer,
  Peer,
  patchManagerPlus,
  type RequestOptions,
  RoleAccess,
  readFirewallRequests,
  role,
} from 'portolan/pulumi-aws';
import { type InlineAnswer, runInline, runProgram } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const FILE = 'central-egress.firewall-request.json';

let requestsDir: string;
beforeEach(() => {
  requestsDir = mkdtempSync(path.join(tmpdir(), 'portolan-requests-'));
});
afterEach(() => rmSync(requestsDir, { recursive: true }));

const requested = (more: Partial<RequestOptions> = {}) =>
  HostEnforcement.requested('central-egress', {
    owner: 'the branch office team',
    reason: 'agents have to reach their cloud',
    sources: ['10.1.0.0/24'],
    requestsDir,
    ...more,
  });

const agents = (args: Partial<EndpointCentralEgressArgs> = {}) =>
  new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', hostEnforcement: requested(), ...args });
const server = (more: Partial<RequestOptions> = {}) =>
  new EndpointCentralDistributionServer('server', {
    vpcId,
    dataCenter: 'JP',
    hostEnforcement: requested({ sources: ['10.1.1.0/24'], ...more }),
  });

const written = () => readFileSync(path.join(requestsDir, FILE), 'utf8');

function pathsOf({ thrown }: InlineAnswer): readonly string[] {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return errors.flatMap(({ errors: own }) => own.map(({ propertyPath }) => propertyPath));
}

describe('a request to another team', () => {
  test('is written in a preview and in an update alike, and its reader opens what it asks for', async () => {
    const program = () => {
      const { report, plan } = agents();
      expect(plan.namesBehind).toMatchObject({ kind: 'request', name: 'central-egress' });
      expect(report.notes.join()).toMatch(/enforced at central-egress by request sha256:/);
    };
    const preview = await runInline({ preview: true }, program);
    expect(preview.error).toBeNull();
    const text = written();
    rmSync(path.join(requestsDir, FILE));
    const update = await runInline({}, program);
    expect(update.error).toBeNull();
    expect(written()).toBe(text);

    const reading = await runInline({}, () => {
      const firewall = new NetworkFirewallRules('egress', { requests: readFirewallRequests(requestsDir) });
      expect(firewall.report).toMatchObject({ subject: 'egress' });
    });
    expect(reading.error).toBeNull();
    const groups = JSON.stringify(reading.resources.map(({ inputs }) => inputs));
    expect(groups).toContain('desktopcentral.manageengine.jp');
    expect(groups).toContain('10.1.0.0/24');
  });

  test('of several components is one file, whatever their order', async () => {
    await runInline({}, () => {
      agents();
      server();
    });
    const text = written();
    await runInline({}, () => {
      server();
      agents();
    });
    expect(written()).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ entries: [{ name: 'ECC_AGENT' }, { name: 'ECC_DS' }] });
    expect(readdirSync(requestsDir)).toEqual([FILE]);
  });

  test("stands in the project's folder unless it is said where", async () => {
    const answers = await Promise.all(
      [true, false].map((preview) =>
        runProgram({ preview, cwd: requestsDir, program: path.join(__dirname, 'programs', 'requested.ts') }),
      ),
    );
    expect(answers.map(({ error }) => error)).toEqual([null, null]);
    expect(readdirSync(path.join(requestsDir, 'firewall-requests'))).toEqual([FILE]);
  });

  test('changes with a verb', async () => {
    const answer = await runInline({}, () => {
      const there = new PatchManagerPlusServer('patches', {
        vpcId,
        portsInUse: 'default',
        serverProtocol: 'HTTPS',
        hostEnforcement: requested(),
        parties: { patchVendors: { hosts: ['patches.example.com'] } },
      });
      const before = written();
      there.place('console', Peer.cidr('10.9.0.0/24'));
      expect(written()).not.toBe(before);
    });
    expect(answer.error).toBeNull();
    expect(written()).toContain('10.9.0.0/24');
  });

  test('that disagrees with another component is refused, and the other one stays', async () => {
    const answer = await runInline({}, () => {
      agents();
      server({ owner: 'somebody else' });
    });
    expect(pathsOf(answer)).toEqual(['hostEnforcement.owner']);
    expect(answer.resources.some(({ name }) => name.startsWith('server'))).toBe(false);
    expect(JSON.parse(written())).toMatchObject({ owner: 'the branch office team', entries: [{ name: 'ECC_AGENT' }] });
  });

  test.each([
    [
      'an output among the sources',
      { sources: [output('10.1.0.0/24') as unknown as string] },
      ['hostEnforcement.sources[0]'],
    ],
    ['an output of sources', { sources: output(['10.1.0.0/24']) as unknown as string[] }, ['hostEnforcement.sources']],
    ['an owner that is an output', { owner: output('team') as unknown as string }, ['hostEnforcement.owner']],
    ['no reason', { reason: ' ' }, ['hostEnforcement.reason']],
    ['a folder that is none', { requestsDir: 7 as unknown as string }, ['hostEnforcement.requestsDir']],
  ] as const)('takes plain data alone, and writes nothing otherwise: %s', async (_, more, paths) => {
    const answer = await runInline({}, () => {
      agents({ hostEnforcement: requested(more as Partial<RequestOptions>) });
    });
    expect(pathsOf(answer)).toEqual([...paths]);
    expect(answer.error).not.toContain('Calling [toString]');
    expect(existsSync(path.join(requestsDir, FILE))).toBe(false);
  });

  test('cannot ask for an address that is known only later', async () => {
    const answer = await runInline({}, () => {
      new RoleAccess('agents', {
        vpcId,
        roles: [role(patchManagerPlus, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'agent')],
        peers: { server: Peer.cidr(output('10.0.0.0/24')) },
        hostEnforcement: requested(),
      });
    });
    expect(pathsOf(answer)).toEqual([expect.stringContaining('peers.server')]);
  });
});
