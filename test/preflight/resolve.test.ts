import { createSocket, type Socket } from 'node:dgram';
import { once, setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeResolve, systemLookup } from '../../lib/preflight/probe-resolve';

const folder = mkdtempSync(path.join(tmpdir(), 'resolving-'));
const hosts = path.join(folder, 'hosts');
writeFileSync(
  hosts,
  '# of this machine\n127.0.0.1 localhost\n10.0.0.9\tPrinter.office.example printer # the third floor\n',
);
afterAll(() => rmSync(folder, { recursive: true }));

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** A resolver that is silent, or says of every name that it does not exist. */
async function resolver(kind: 'silent' | 'answers'): Promise<string> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (query, { port, address }) => {
    if (kind === 'silent') return;
    const answer = Buffer.from(query);
    answer.writeUInt16BE(0x8183, 2);
    socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
}

const names = Array.from({ length: 8 }, (_, at) => `name${at}.harbour.example`);
const never = () => new Promise<never>(() => {});
const coded = (code: string) => Object.assign(new Error(code), { code });

/** What became of each name, and which of them the system was asked for; a test that waits for silence waits for little. */
async function resolved(
  server: string,
  asked: readonly string[],
  answer: (name: string) => Promise<readonly string[]>,
  timeoutMs = 400,
) {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const patience = { timeoutMs, signal };
  const taken: string[] = [];
  const ask = (name: string) => {
    taken.push(name);
    return answer(name);
  };
  const lookup = systemLookup(patience, { ask, servers: [server], hosts });
  const found = await Promise.all(asked.map((name) => probeResolve(name, lookup, patience)));
  return { codes: found.map(({ finding }) => finding.code), taken };
}

describe('the lookup of the system', () => {
  test('is asked for every name for which a resolver answers, whatever it answers', async () => {
    // What is answered is answered at once, but a machine that is busy may not look for a while.
    const { codes, taken } = await resolved(await resolver('answers'), names, async () => ['127.0.0.1'], 60_000);
    expect(new Set(codes)).toEqual(new Set(['resolved']));
    expect([...taken].sort()).toEqual(names);
  });

  test('is asked for one name alone where the resolver is silent, and keeps one thread', async () => {
    const { codes, taken } = await resolved(await resolver('silent'), names, never);
    expect(new Set(codes)).toEqual(new Set(['resolver-silent']));
    expect(taken).toHaveLength(1);
  });

  test('is asked at once for what the hosts file has', async () => {
    const { codes, taken } = await resolved(await resolver('silent'), ['printer.office.example', ...names], (name) =>
      name.startsWith('printer') ? Promise.resolve(['10.0.0.9']) : never(),
    );
    expect(codes[0]).toBe('resolved');
    expect(taken[0]).toBe('printer.office.example');
    expect(taken).toHaveLength(2);
  });

  test('is asked for the others where it has a way of its own', async () => {
    const { codes, taken } = await resolved(await resolver('silent'), names, async (name) => {
      if (name === names[0]) throw coded('ENOTFOUND');
      return ['127.0.0.1'];
    });
    expect(codes[0]).toBe('no-such-name');
    expect(codes.slice(1)).toEqual(names.slice(1).map(() => 'resolved'));
    expect(new Set(taken)).toEqual(new Set(names));
  });

  test('is asked for no other where it fails itself', async () => {
    const { codes, taken } = await resolved(await resolver('silent'), names, () => Promise.reject(coded('EAI_AGAIN')));
    expect(new Set(codes)).toEqual(new Set(['resolver-failed']));
    expect(taken).toHaveLength(1);
  });
});
