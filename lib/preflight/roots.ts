import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** The roots that certificates are held against. */
export interface TrustedRoots {
  /** Certificates in PEM, one each. */
  readonly pem: readonly string[];
  /** Where they were read, for the page. */
  readonly from: string;
}

/** The roots of public authorities: who is not among them, and issues for names of others, inspects. */
export interface KnownRoots {
  /** Whether a certificate is one of them, or is issued by one. */
  readonly includes: (certificate: X509Certificate) => boolean;
}

/** Where the distributions of Linux, and macOS, keep their bundle. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The roots of this machine: what Node reads of the system where it can (22.15 and later), else the file that
 * `SSL_CERT_FILE` names, else the bundle of the distribution, else Node's own, which are Mozilla's.
 */
export function rootsOfMachine(env: Readonly<Record<string, string | undefined>> = process.env): TrustedRoots {
  const named = env.SSL_CERT_FILE ?? '';
  if (named !== '') {
    const pem = certificatesIn(named);
    if (pem.length > 0) return { pem, from: `${named} (SSL_CERT_FILE)` };
  }
  const { getCACertificates } = tls as { readonly getCACertificates?: (kind: 'system') => readonly string[] };
  const system = getCACertificates?.('system') ?? [];
  if (system.length > 0) return { pem: system, from: "the system's store" };
  // Elsewhere a file of that name is no store of the system.
  if (process.platform !== 'win32') {
    for (const file of BUNDLES) {
      const pem = certificatesIn(file);
      if (pem.length > 0) return { pem, from: file };
    }
  }
  return {
    pem: tls.rootCertificates,
    from: "Node's own roots: this Node cannot read those of the system (22.15 and later can)",
  };
}

function certificatesIn(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
  } catch {
    return [];
  }
}

/** Those that come with Node, which are Mozilla's, or others; parsed when the first certificate is asked about. */
export function knownRoots(pem: readonly string[] = tls.rootCertificates): KnownRoots {
  let parsed: readonly X509Certificate[] | null = null;
  return {
    includes: (certificate) => {
      parsed ??= pem.map((text) => new X509Certificate(text));
      const { fingerprint256 } = certificate;
      return parsed.some(
        (root) =>
          root.fingerprint256 === fingerprint256 ||
          (certificate.checkIssued(root) && certificate.verify(root.publicKey)),
      );
    },
  };
}
