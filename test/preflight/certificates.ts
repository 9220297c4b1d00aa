// Before what needs it.
import './metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as never);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 24 * 60 * 60 * 1000;

/** A certificate with its key, in PEM. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** An authority of the test's own. */
export interface Authority extends Issued {
  readonly issue: (name: string, days?: { readonly from: number; readonly to: number }) => Promise<Issued>;
}

let serial = 0;

function common(subject: string, days: { readonly from: number; readonly to: number }) {
  serial += 1;
  return {
    serialNumber: serial.toString(16).padStart(4, '0'),
    notBefore: new Date(Date.now() + days.from * DAY),
    notAfter: new Date(Date.now() + days.to * DAY),
    signingAlgorithm: ALGORITHM,
    subject,
  };
}

async function keys() {
  const pair = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', pair.privateKey);
  return { pair, key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
}

/** A new root, and what it issues for servers. */
export async function authority(name: string): Promise<Authority> {
  const { pair, key } = await keys();
  const subject = `CN=${name}, O=Harbour Tests`;
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...common(subject, { from: -30, to: 30 }),
    name: subject,
    keys: pair,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    cert: root.toString('pem'),
    key,
    issue: async (host, days = { from: -1, to: 1 }) => {
      const own = await keys();
      const leaf = await x509.X509CertificateGenerator.create({
        ...common(`CN=${host}`, days),
        issuer: root.subject,
        publicKey: own.pair.publicKey,
        signingKey: pair.privateKey,
        extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
      });
      // The root goes along, as inspecting proxies send it.
      return { cert: `${leaf.toString('pem')}\n${root.toString('pem')}`, key: own.key };
    },
  };
}

/** A certificate that nobody but itself signs. */
export async function selfSigned(host: string): Promise<Issued> {
  const { pair, key } = await keys();
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    ...common(`CN=${host}`, { from: -1, to: 1 }),
    name: `CN=${host}`,
    keys: pair,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
  });
  return { cert: own.toString('pem'), key };
}
