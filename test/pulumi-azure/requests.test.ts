import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { output } from '@pulumi/pulumi';
import {
  AzureFirewallRules,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  type RequestOptions,
  readFirewallRequests,
} from 'portolan/pulumi-azure';
import { type InlineAnswer, runInline, runProgram } from '../pulumi/engine';

const resourceGroupName = 'spoke';
const JP = { dataCenter: 'JP' } as const;
const FILE = 'central-egress.firewall-request.json';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spoke-'));
  made.push(folder);
  return folder;
}

const asked = (requestsDir: string, more: Partial<RequestOptions> = {}) =>
  HostEnforcement.requested('central-egress', {
    sources: ['10.1.0.0/24'],
    owner: 'fleet team',
    reason: 'agents report to the vendor',
    requestsDir,
    ...more,
  });
const agents = (requestsDir: string, more: Partial<RequestOptions> = {}) =>
  new EndpointCentralEgress('agents', { resourceGroupName, ...JP, hostEnforcement: asked(requestsDir, more) });
const server = (requestsDir: string, more: Partial<RequestOptions> = {}) =>
  new EndpointCentralDistributionServer('server', {
    resourceGroupName,
    ...JP,
    hostEnforcement: asked(requestsDir, { sources: ['10.2.0.0/24'], ...more }),
  });

async function written(program: (folder: string) => unknown, preview = false): Promise<string> {
  const folder = newFolder();
  const answer = await runInline({ preview }, () => {
    program(folder);
  });
  expect(answer.error).toBeNull();
  expect(readdirSync(folder)).toEqual([FILE]);
  return readFileSync(join(folder, FILE), 'utf8');
}

/** What a program that is refused says, and has written. */
async function refused(
  program: (folder: string) => unknown,
): Promise<{ readonly answer: InlineAnswer; readonly folder: string }> {
  const folder = newFolder();
  const answer = await runInline({}, () => {
    program(folder);
  });
  expect(answer.exitCode).toBe(32);
  return { answer, folder };
}

test('a request is written in a preview as in an update, and read by the other team', async () => {
  const [update, preview] = [
    await written((folder) => agents(folder)),
    await written((folder) => agents(folder), true),
  ];
  expect(preview).toBe(update);

  const folder = newFolder();
  const answer = await runInline({}, () => {
    const { plan } = agents(folder);
    expect(plan.namesBehind).toMatchObject({ kind: 'request', name: 'central-egress' });
    new AzureFirewallRules('firewall', { resourceGroupName: 'hub', requests: readFirewallRequests(folder) });
  });
  expect(answer.error).toBeNull();
  const group = answer.resources.find(({ type }) => type.endsWith(':IpGroup'));
  expect(group?.inputs.ipAddresses).toEqual(['10.1.0.0/24']);
});

test("the folder is the project's own where none is said", async () => {
  const folder = newFolder();
  const program = join(__dirname, 'programs', 'asking.ts');
  const { error } = await runProgram({ program, cwd: folder, preview: true });
  expect(error).toBeNull();
  expect(readdirSync(join(folder, 'firewall-requests'))).toEqual([FILE]);
});

test('two components write one file, whose text does not depend on their order', async () => {
  const [one, other] = [
    await written((folder) => [agents(folder), server(folder)]),
    await written((folder) => [server(folder), agents(folder)]),
  ];
  expect(other).toBe(one);
  expect(one).toContain('10.1.0.0/24');
  expect(one).toContain('10.2.0.0/24');
  expect(await written((folder) => agents(folder))).not.toBe(one);
});

test('the digest in a report is of what all components of the request ask for by then', async () => {
  const folder = newFolder();
  const answer = await runInline({}, () => {
    const first = agents(folder);
    const alone = JSON.stringify(first.plan.namesBehind);
    const second = server(folder);
    expect(first.plan.namesBehind).toEqual(second.plan.namesBehind);
    expect(JSON.stringify(first.plan.namesBehind)).not.toBe(alone);
  });
  expect(answer.error).toBeNull();
});

test('a component that disagrees is refused, registers nothing, and leaves the file as it was', async () => {
  const { answer, folder } = await refused((dir) => [agents(dir), server(dir, { owner: 'another team' })]);
  expect(answer.error).toMatch(/^server cannot be compiled:\n- /);
  expect(answer.resources.some(({ name }) => name.startsWith('server'))).toBe(false);
  expect(readFileSync(join(folder, FILE), 'utf8')).toBe(await written((dir) => agents(dir)));
});

test.each<[string, Partial<RequestOptions>, string]>([
  ['its sources', { sources: [output('10.1.0.0/24') as unknown as string] }, 'hostEnforcement.sources[0]'],
  ['its reason', { reason: output('why') as unknown as string }, 'hostEnforcement.reason'],
])('an Output among %s is an error, and nothing is written', async (_, more, at) => {
  const { answer, folder } = await refused((dir) => agents(dir, more));
  expect(answer.error).toContain(`- ${at}: `);
  expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  expect(existsSync(join(folder, FILE))).toBe(false);
});

test('a folder that is none is an error at its property', async () => {
  const { answer } = await refused(() => agents(5 as unknown as string));
  expect(answer.error).toContain('- hostEnforcement.requestsDir: got number, expected a folder, as text');
});

test('nothing is written of a component that is refused for something else', async () => {
  const { folder } = await refused(
    (dir) =>
      new EndpointCentralEgress('agents', {
        resourceGroupName,
        ...JP,
        hostEnforcement: asked(dir),
        leaveOut: ['what'],
      }),
  );
  expect(existsSync(join(folder, FILE))).toBe(false);
});
