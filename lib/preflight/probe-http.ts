import type { Socket } from 'node:net';
import { atPort } from './probe-connect';
import { loginHeader, refusalOf } from './probe-proxy';
import { readHead, statusWords } from './read-head';
import type { Finding, ProxyAddress } from './result';
import { type Patience, secondsWords, stopwatch } from './waiting';

/**
 * Whether HTTP is answered: any status is an answer. Through a proxy the request names the whole address, as programs do
 * for plain HTTP; what the proxy itself refuses is told as its word.
 */
export async function probeHttp(
  socket: Socket,
  target: { readonly name: string; readonly port: number },
  proxy: ProxyAddress | null,
  patience: Patience,
): Promise<Finding> {
  const { good, bad, interrupted } = stopwatch(proxy === null ? 'http' : 'proxy');
  const host = target.port === 80 ? target.name : atPort(target.name, target.port);
  const path = proxy === null ? '/' : `http://${host}/`;
  const login = proxy === null ? '' : loginHeader(proxy);
  const request = `HEAD ${path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: portolan\r\nConnection: close\r\n${login}\r\n`;
  const head = await readHead(socket, request, patience);
  switch (head.kind) {
    case 'interrupted':
      return interrupted();
    case 'late':
      return bad('not-http', `no answer to an HTTP request within ${secondsWords(patience.timeoutMs)}`);
    case 'closed':
      return bad('not-http', 'the connection is closed without an answer to an HTTP request');
    case 'other':
      return bad('not-http', 'what answers there speaks no HTTP');
    case 'head':
  }
  if (proxy !== null && [403, 407, 502, 503, 504].includes(head.status)) return bad(...refusalOf(head, proxy));
  return good('answered', `HTTP answers (${statusWords(head)})`);
}
