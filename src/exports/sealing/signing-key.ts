import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { deriveKey } from '../../shared/derived-key.js';

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Signs the manifests of this installation: one Ed25519 key, made of EXPORT_SIGNING_KEY and the same as long as that
 * is.
 */
export class SigningKey {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(secret: string) {
    const key = Buffer.concat([PKCS8_PREFIX, deriveKey(secret, 'export-signature')]);
    this.privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    this.publicKey = createPublicKey(this.privateKey);
  }

  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.privateKey);
  }

  /** As openssl and every auditor's program read it. */
  get publicPem(): string {
    return this.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  }

  /** SubjectPublicKeyInfo, in base64. */
  get publicText(): string {
    return this.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  }

  get fingerprint(): string {
    return fingerprintOf(this.publicKey);
  }
}

/**
 * SHA-256 of the key's SubjectPublicKeyInfo, as 64 hexadecimal digits: what is compared by telephone or on the website.
 */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

/** Reads an Ed25519 public key. @returns undefined for anything else. */
export function readPublicKey(key: Parameters<typeof createPublicKey>[0]): KeyObject | undefined {
  try {
    const read = createPublicKey(key);
    return read.asymmetricKeyType === 'ed25519' ? read : undefined;
  } catch {
    return undefined;
  }
}
