import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** The authority that signed the leaf, PEM. */
  ca: string;
  /** The leaf's private key, PEM. */
  key: string;
  /** The leaf and its authority, PEM, as a TLS server sends them. */
  chain: string;
  /** Base64 SHA-256 of the leaf's public key: Chromium's `--ignore-certificate-errors-spki-list`. */
  spkiHash: string;
}

/** Makes an authority and one certificate for all the hosts. Lives in memory; good for a day. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const authority = await generate([{ name: 'commonName', value: 'Stand-in Authority' }], {
    ...validForADay(),
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    ...validForADay(),
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
    ],
  });
  const publicKey = new X509Certificate(leaf.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    ca: authority.cert,
    key: leaf.private,
    chain: `${leaf.cert.trim()}\n${authority.cert}`,
    spkiHash: createHash('sha256').update(publicKey).digest('base64'),
  };
}

/** From an hour ago, so that a clock that is a little slow does not matter. */
function validForADay() {
  const hour = 3_600_000;
  return { notBeforeDate: new Date(Date.now() - hour), notAfterDate: new Date(Date.now() + 24 * hour) };
}
