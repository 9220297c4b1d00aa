import type { Socket } from 'node:net';
import { atPort } from './probe-connect';
import { type Head, readHead, statusWords } from './read-head';
import type { Finding, ProxyAddress } from './result';
import { type Patience, secondsWords, stopwatch } from './waiting';

/** Asks a proxy, on a connection to it, for a tunnel to a name and port (RFC 9110, section 9.3.6). */
export async function probeProxy(
  socket: Socket,
  target: { readonly name: string; readonly port: number },
  proxy: ProxyAddress,
  patience: Patience,
): Promise<Finding> {
  const { good, bad, interrupted } = stopwatch('proxy');
  const where = atPort(target.name, target.port);
  const head = await readHead(
    socket,
    `CONNECT ${where} HTTP/1.1\r\nHost: ${where}\r\n${loginHeader(proxy)}\r\n`,
    patience,
  );
  if (head.kind === 'interrupted') return interrupted();
  if (head.kind === 'late')
    return bad('proxy-unclear', `the proxy does not answer to CONNECT within ${secondsWords(patience.timeoutMs)}`);
  if (head.kind === 'closed')
    return bad('proxy-unclear', 'the proxy closes the connection without an answer to CONNECT');
  if (head.kind === 'other') return bad('proxy-unclear', 'what listens at the address of the proxy speaks no HTTP');
  if (head.status >= 200 && head.status < 300)
    return good('proxy-allows', `the proxy lets it through (${statusWords(head)})`);
  return bad(...refusalOf(head, proxy));
}

/** What a proxy says where it does not let something through. */
export function refusalOf(
  head: Extract<Head, { kind: 'head' }>,
  { login }: ProxyAddress,
): readonly ['proxy-wants-login' | 'proxy-cannot' | 'proxy-denies', string] {
  const said = statusWords(head);
  if (head.status === 407) {
    const schemes = [...head.headers.matchAll(/^proxy-authenticate: *([\w-]+)/gim)].map(([, scheme]) => scheme);
    const by = schemes.length === 0 ? '' : ` by ${[...new Set(schemes)].join(' or ')}`;
    return [
      'proxy-wants-login',
      login === undefined
        ? `the proxy asks for a user name and password${by} (${said})`
        : `the proxy does not take the login${by} (${said})`,
    ];
  }
  if ([500, 502, 503, 504].includes(head.status)) return ['proxy-cannot', `the proxy cannot reach it (${said})`];
  return ['proxy-denies', `the proxy does not let it through (${said})`];
}

/** Empty where there is no login. */
export function loginHeader({ login }: ProxyAddress): string {
  return login === undefined ? '' : `Proxy-Authorization: Basic ${Buffer.from(login, 'utf8').toString('base64')}\r\n`;
}
