import * as http from 'node:http';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import { exact } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import { defineProduct } from '../../lib/model/profile';
import { type Authority, authority, type Issued, selfSigned } from './certificates';

/** Every name of the harbour ends so; no name of it exists in any resolver. */
export const NAMES = [
  'good',
  'old',
  'wrong',
  'expired',
  'early',
  'self',
  'inspected',
  'unrooted',
  'plain',
  'mute',
  'slow',
  'cut',
  'refused',
  'web',
  'hole',
] as const;

export type Name = (typeof NAMES)[number];

export const hostOf = (name: string) => `${name}.harbour.example`;

/** Servers of the test's own on loopback, under names that only the test resolves. */
export interface Harbour {
  readonly ports: Readonly<Record<Name, number>>;
  readonly proxies: Readonly<Record<'allows' | 'denies' | 'login', number>>;
  /** What the proxies were asked for, in order. */
  readonly asked: readonly string[];
  readonly roots: Readonly<Record<'public' | 'company', Authority>>;
  readonly close: () => void;
}

/** Opens all of them; every port is one that the system gave. */
export async function openHarbour(): Promise<Harbour> {
  const [known, company, stranger] = await Promise.all([
    authority('Public Root'),
    authority('Company Inspection CA'),
    authority('Stranger Root'),
  ]);
  const day = { from: -9, to: -2 };
  const [good, old, other, expired, early, self, inspected, unrooted, slow] = await Promise.all([
    known.issue(hostOf('good')),
    known.issue(hostOf('old')),
    known.issue('elsewhere.example'),
    known.issue(hostOf('expired'), day),
    known.issue(hostOf('early'), { from: 2, to: 9 }),
    selfSigned(hostOf('self')),
    company.issue(hostOf('inspected')),
    stranger.issue(hostOf('unrooted')),
    known.issue(hostOf('slow')),
  ]);
  const servers: net.Server[] = [];
  const sockets = new Set<net.Socket>();
  const listen = async (server: net.Server) => {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as net.AddressInfo).port;
  };
  const secure = (issued: Issued, options: tls.TlsOptions = {}) => {
    const server = tls.createServer({ ...issued, ...options }, (socket) => socket.on('error', () => {}));
    server.on('tlsClientError', () => {});
    return listen(server);
  };
  const closed = net.createServer();
  const refused = await listen(closed);
  closed.close();
  const slowBehind = await secure(slow);
  const hole = await openHole();
  const ports: Record<Name, number> = {
    good: await secure(good),
    old: await secure(old, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    wrong: await secure(other),
    expired: await secure(expired),
    early: await secure(early),
    self: await secure(self),
    inspected: await secure(inspected),
    unrooted: await secure(unrooted),
    plain: await listen(http.createServer((_, answer) => answer.end('no TLS here'))),
    mute: await listen(net.createServer(() => {})),
    slow: await listen(net.createServer((socket) => relayLater(socket, slowBehind))),
    cut: await listen(net.createServer((socket) => socket.once('data', () => socket.resetAndDestroy()))),
    refused,
    web: await listen(http.createServer((_, answer) => answer.end('a page'))),
    hole: hole.port,
  };
  const asked: string[] = [];
  const proxy = (answer: (target: string, client: net.Socket) => void) => {
    const server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(204).end();
    });
    server.on('connect', (request, client: net.Socket) => {
      asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
      answer(request.url ?? '', client);
    });
    return listen(server);
  };
  const proxies = {
    allows: await proxy((target, client) => {
      const port = Number(target.split(':').at(-1));
      const onward = net.connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(client).pipe(onward);
      });
      onward.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
      client.on('error', () => onward.destroy());
    }),
    denies: await proxy((_, client) => client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')),
    login: await proxy((_, client) =>
      client.end(
        'HTTP/1.1 407 Authentication Required\r\nProxy-Authenticate: Basic realm="quay"\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n',
      ),
    ),
  };
  return {
    ports,
    proxies,
    asked,
    roots: { public: known, company },
    close: () => {
      hole.close();
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * A port that accepts nothing: whoever listens never takes a connection, the queue of the waiting is full, and the system
 * drops what comes after.
 */
async function openHole(): Promise<{ readonly port: number; readonly close: () => void }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const filling = Array.from({ length: 4 }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  await Promise.all(filling.slice(0, 2).map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  return {
    port,
    close: () => {
      for (const socket of filling) socket.destroy();
      void worker.terminate();
    },
  };
}

/** A server that answers, after a while: slow is no failure. */
function relayLater(socket: net.Socket, port: number): void {
  socket.pause();
  setTimeout(() => {
    const onward = net.connect(port, '127.0.0.1');
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }, 150);
}

const CITE = {
  document: 'h1',
  section: 'Berths',
  gloss: 'The agent reaches these berths.',
  quote: '船は次の宛先へ通信します。',
};

/** One row of the harbour's page. */
export function row(
  id: string,
  port: number,
  hosts: Requirement['hosts'],
  more: Partial<Requirement> = {},
): Requirement {
  return {
    id,
    from: 'ship',
    to: 'quay',
    transport: 'tcp',
    ports: [`${port}`],
    portsAre: 'fixed',
    hosts,
    either: false,
    application: [{ ports: `${port}`, name: 'https', basis: 'stated' }],
    need: 'must',
    when: [],
    proxy: 'unknown',
    cites: [CITE],
    ...more,
  };
}

/** A product of the test's own; its ports are those that the servers were given. */
export function productOf(requirements: readonly Requirement[], more: Partial<Product> = {}): Product {
  const product: Product = defineProduct({
    id: 'harbour',
    name: 'Harbour',
    short: 'HB',
    documents: [
      {
        id: 'h1',
        kind: 'given',
        title: '港の通信要件',
        publisher: 'Harbour',
        address: 'https://harbour.example/page',
        language: 'ja',
        retrieved: null,
      },
    ],
    roles: { ship: { words: '船', gloss: 'the ship', short: 'SHIP' } },
    services: { quay: { words: '埠頭', gloss: 'the quay' } },
    choices: {},
    requirements: [],
    denials: [],
    notes: [
      note('tls-of-today', ['old-tls'], '古いTLSは使えません。', 'Old TLS is not spoken here.'),
      note('roots', ['untrusted'], 'ルート証明書が必要です。', 'The root certificate is needed.'),
      note('proxy-root', ['inspected'], 'プロキシの証明書を信頼します。', "The proxy's certificate has to be trusted."),
      note('proxy-set', ['proxy'], 'プロキシを設定します。', 'The proxy has to be set.'),
      note('firewalls', ['blocked'], '遮断されないこと。', 'Nothing may block it.'),
    ],
  });
  return { ...product, requirements, ...more };
}

function note(id: string, explains: NonNullable<Product['notes'][number]['explains']>, quote: string, gloss: string) {
  return {
    id,
    kind: 'constraint',
    explains,
    gloss,
    cites: [{ document: 'h1', section: 'Checks', quote, gloss }],
  } as const;
}

/** A row per name, with what is spoken there. */
export function rowsFor(names: readonly Name[], ports: Harbour['ports']): readonly Requirement[] {
  return names.map((name) => {
    const web =
      name === 'web' ? { application: [{ ports: `${ports[name]}`, name: 'http', basis: 'stated' as const }] } : {};
    return row(`ship-${name}`, ports[name], [exact(hostOf(name))], web);
  });
}
