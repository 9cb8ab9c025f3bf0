import { type KeyObject, verify } from 'node:crypto';
import { digestOf, type Manifest, MANIFEST_TYPE, type ManifestFacts, manifestText, signedBytes } from './manifest.js';
import { fingerprintOf, readPublicKey } from './signing-key.js';

/** What is wrong with a manifest by itself. */
export type ManifestFault =
  /** Not a manifest of ours, or of a version that this program does not know. */
  | { readonly kind: 'unreadable' }
  /** The text is not the one that was written; the first line that differs. */
  | { readonly kind: 'text'; readonly line: number }
  /** A fact is not the one that was signed. */
  | { readonly kind: 'fact'; readonly field: string }
  /** The hashes of the facts, or the signature, are not those that were made with the key. */
  | { readonly kind: 'signature' };

export interface CheckedManifest {
  readonly faults: readonly ManifestFault[];
  /** Undefined when it cannot be read. */
  readonly facts: ManifestFacts | undefined;
  /** Of the key whose signature it carries; a signature proves no more than that whoever has the key made it. */
  readonly fingerprint: string | undefined;
}

/** Checks a manifest by itself. @param given the key to believe instead of the one that the manifest carries. */
export function checkManifest(text: string, given?: KeyObject): CheckedManifest {
  const manifest = parse(text);
  const key = given ?? (manifest && readPublicKey(keyOf(manifest)));
  if (manifest === undefined || key === undefined) {
    return { faults: [{ kind: 'unreadable' }], facts: undefined, fingerprint: undefined };
  }
  const faults = [...textFaults(text, manifest), ...factFaults(manifest), ...signatureFaults(manifest, key)];
  return { faults, facts: manifest.manifest, fingerprint: fingerprintOf(key) };
}

function textFaults(text: string, manifest: Manifest): ManifestFault[] {
  const [written, expected] = [text.split('\n'), manifestText(manifest).split('\n')];
  const line = written.findIndex((one, index) => one !== expected[index]);
  if (line !== -1) return [{ kind: 'text', line: line + 1 }];
  return written.length === expected.length ? [] : [{ kind: 'text', line: written.length }];
}

function factFaults({ manifest, digests }: Manifest): ManifestFault[] {
  const fields = new Set([...Object.keys(manifest), ...Object.keys(digests)]);
  const facts: Readonly<Record<string, unknown>> = { ...manifest };
  return [...fields]
    .filter((field) => !Object.hasOwn(facts, field) || digestOf(facts[field]) !== digests[field])
    .map((field) => ({ kind: 'fact', field }));
}

function signatureFaults({ digests, signature }: Manifest, key: KeyObject): ManifestFault[] {
  const value = Buffer.from(signature.value, 'base64');
  const isWhole =
    // Base64 may be written in more ways than one.
    value.toString('base64') === signature.value &&
    signature.publicKey === key.export({ format: 'der', type: 'spki' }).toString('base64') &&
    signature.fingerprint === fingerprintOf(key) &&
    verify(null, signedBytes(digests), key, value);
  return isWhole ? [] : [{ kind: 'signature' }];
}

function keyOf({ signature }: Manifest): Parameters<typeof readPublicKey>[0] {
  return { key: Buffer.from(signature.publicKey, 'base64'), format: 'der', type: 'spki' };
}

/** Reads the shape; whether the facts are the signed ones is decided by their hashes. */
function parse(text: string): Manifest | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { manifest, digests, signature } = asRecord(read);
  const facts = asRecord(manifest);
  const signed = asRecord(signature);
  const isOne =
    facts['type'] === MANIFEST_TYPE &&
    facts['version'] === 1 &&
    Object.values(asRecord(digests)).every((digest) => typeof digest === 'string') &&
    signed['algorithm'] === 'Ed25519' &&
    ['publicKey', 'fingerprint', 'value'].every((name) => typeof signed[name] === 'string') &&
    hasPieces(asRecord(facts['pieces'])) &&
    typeof facts['sha256'] === 'string' &&
    typeof facts['bytes'] === 'number' &&
    typeof facts['rows'] === 'number';
  return isOne ? (read as Manifest) : undefined;
}

function hasPieces({ unit, marks }: Record<string, unknown>): boolean {
  return (unit === 'line' || unit === 'block') && typeof marks === 'string';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
