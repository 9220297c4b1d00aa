import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Finding, FindingCode } from './result';
import type { KnownRoots } from './roots';
import { stopwatch } from './waiting';

/** Nobody's chain is longer; a circle would be. */
const LONGEST_CHAIN = 12;

const UNKNOWN_ISSUER = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
]);

/**
 * What the certificate of a connection says: whether the chain leads to a root of the machine, is in force and bears the
 * name, and who issued it. Who issues for names of others, and is no public authority, stands on the way and inspects.
 */
export function probeCertificate(secure: TLSSocket, name: string, known: KnownRoots): Finding {
  const { good, bad } = stopwatch('certificate');
  const peer = secure.getPeerCertificate(true);
  if (peer?.raw === undefined) return bad('certificate-faulty', 'the other end shows no certificate');
  const chain = chainOf(peer);
  const top = chain.at(-1);
  const issuer = nameOf(peer.issuer);
  const root = top === undefined ? issuer : nameOf(top.issuer);
  const by = root === issuer ? `issued by ${issuer}` : `issued by ${issuer}, below ${root}`;
  const fault = verdictOf(secure);
  const isPublic = top !== undefined && known.includes(new X509Certificate(top.raw));
  const wrong = wrongName(name, peer);
  if (fault === null && wrong !== null)
    return bad('wrong-name', `the certificate is for ${wrong}, and not for ${name}; ${by}`);
  if (fault === null && isPublic) return good('trusted', by);
  if (fault === null)
    return good(
      'inspected',
      `trusted here, ${by}, which is no public authority that Node knows: unless the server is your own, something on the way inspects`,
    );
  return bad(...faultWords(fault, { name, peer, by, root, isPublic, wrong }));
}

interface Seen {
  readonly name: string;
  readonly peer: DetailedPeerCertificate;
  readonly by: string;
  readonly root: string;
  readonly isPublic: boolean;
  readonly wrong: string | null;
}

function faultWords(fault: string, { name, peer, by, root, isPublic, wrong }: Seen): readonly [FindingCode, string] {
  const also = wrong === null ? '' : `; it is for ${wrong}, and not for ${name}`;
  if (fault === 'CERT_HAS_EXPIRED')
    return [
      'expired',
      `the certificate has expired (${peer.valid_to}), or the clock of this machine is wrong; ${by}${also}`,
    ];
  if (fault === 'CERT_NOT_YET_VALID')
    return [
      'not-yet-valid',
      `the certificate is not yet in force (${peer.valid_from}), or the clock of this machine is wrong; ${by}${also}`,
    ];
  if (fault === 'DEPTH_ZERO_SELF_SIGNED_CERT')
    return [
      'self-signed',
      `the certificate is signed by itself (${nameOf(peer.subject)}): something on the way may have put it there${also}`,
    ];
  if (!UNKNOWN_ISSUER.has(fault))
    return ['certificate-faulty', `the certificate cannot be trusted (${fault}); ${by}${also}`];
  if (isPublic)
    return ['root-missing', `${root}, a public authority, is not among the roots of this machine; ${by}${also}`];
  return [
    'unknown-issuer',
    `${by}, which this machine does not trust: a proxy on the way that inspects TLS issues like this${also}`,
  ];
}

/** OpenSSL's word for what is wrong with the chain; null where it is trusted. The name is looked at apart. */
function verdictOf(secure: TLSSocket): string | null {
  const error: unknown = secure.authorizationError;
  if (secure.authorized || error === null || error === undefined) return null;
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : code;
}

/** The names that a certificate bears instead of this one; null where it bears it. */
function wrongName(name: string, peer: DetailedPeerCertificate): string | null {
  if (checkServerIdentity(name, peer) === undefined) return null;
  const names = (peer.subjectaltname ?? '').split(', ').filter((one) => one !== '');
  const shown = names.slice(0, 3).map((one) => one.replace(/^DNS:/, ''));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return shown.length === 0 ? nameOf(peer.subject) : `${shown.join(', ')}${more}`;
}

/** From the server's own up to the last that is known. */
function chainOf(peer: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const chain = [peer];
  for (let at = peer; chain.length < LONGEST_CHAIN; at = at.issuerCertificate) {
    const next = at.issuerCertificate;
    if (next?.raw === undefined || next === at || next.fingerprint256 === at.fingerprint256) break;
    chain.push(next);
  }
  return chain;
}

/** `“Harbour Inspection CA” (Harbour Ltd)`. */
function nameOf({ CN, O }: { readonly CN?: string | string[]; readonly O?: string | string[] }): string {
  const [common, organisation] = [CN, O].map((part) => (Array.isArray(part) ? part.join(' ') : (part ?? '')));
  if (!common) return organisation ? `“${organisation}”` : 'nobody that is named';
  return organisation && organisation !== common ? `“${common}” (${organisation})` : `“${common}”`;
}
