import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { Finding, FindingCode } from './result';
import { type Patience, secondsWords, stopwatch, waitFor } from './waiting';

const TOO_OLD = new Set([
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_VERSION_TOO_LOW',
]);
const NOT_TLS = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_UNKNOWN_PROTOCOL',
]);
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING']);

/**
 * A handshake of TLS 1.2 or newer over a connection that stands, with the name in its SNI. The certificate is looked at
 * afterwards, so that a wrong one is told as such and not as a failed handshake.
 */
export async function probeTls(
  socket: Socket,
  name: string,
  secureContext: SecureContext,
  patience: Patience,
): Promise<{ readonly finding: Finding; readonly secure: TLSSocket | null }> {
  const { good, bad, interrupted } = stopwatch('tls');
  const sni = isIP(name) === 0 ? { servername: name } : {};
  const secure = connect({ socket, secureContext, rejectUnauthorized: false, ...sni });
  const handshake = new Promise<NodeJS.ErrnoException | null>((resolve) => {
    secure.once('secureConnect', () => resolve(null));
    secure.on('error', resolve);
  });
  const waited = await waitFor(handshake, patience);
  const fail = (finding: Finding) => {
    secure.destroy();
    return { finding, secure: null };
  };
  if (waited.kind === 'interrupted') return fail(interrupted());
  if (waited.kind === 'late')
    return fail(
      bad(
        'tls-no-answer',
        `no answer to the TLS handshake within ${secondsWords(patience.timeoutMs)}: something on the way may swallow it`,
      ),
    );
  if (waited.value !== null) return fail(bad(...faultOf(waited.value)));
  return { finding: good('tls', secure.getProtocol() ?? 'TLS'), secure };
}

function faultOf(fault: NodeJS.ErrnoException): readonly [FindingCode, string] {
  const { code = '' } = fault;
  if (TOO_OLD.has(code)) return ['tls-too-old', 'the other end speaks no TLS 1.2 or newer'];
  if (NOT_TLS.has(code)) return ['not-tls', 'what answers there speaks no TLS'];
  if (CUT_OFF.has(code))
    return [
      'tls-cut-off',
      'the connection is cut off during the TLS handshake: something on the way may have read the name in it',
    ];
  return ['tls-refused', `the TLS handshake is refused (${code === '' ? fault.message : code})`];
}
