import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type CheckedManifest, checkManifest } from './sealing/check-manifest.js';
import type { ManifestFacts } from './sealing/manifest.js';
import { pieceDifferences, type PieceDifference } from './sealing/piece-difference.js';
import { MARK_BYTES, PieceMarks } from './sealing/piece-marks.js';

export type { ManifestFault } from './sealing/check-manifest.js';
export { BLOCK_BYTES } from './sealing/piece-marks.js';
export { fingerprintOf, readPublicKey, SigningKey } from './sealing/signing-key.js';
export type { ManifestFacts, PieceDifference };

/** What is proven of a file and its manifest. */
export interface VerifiedExport extends CheckedManifest {
  /** Null when the manifest cannot be read. */
  readonly file: {
    /** Its bytes are those that the manifest's hash was made of. */
    readonly isSame: boolean;
    readonly bytes: number;
    readonly sha256: string;
    /** Where it differs; empty though it is not the same when the marks do not tell. */
    readonly differences: readonly PieceDifference[];
  } | null;
}

/**
 * Compares a file with its manifest, offline, in bounded memory. Who signed is for the caller to judge by the
 * fingerprint.
 * @param key the public key to believe instead of the one in the manifest. @throws the errors of reading the file.
 */
export async function verifyExport(file: string, manifest: string, key?: KeyObject): Promise<VerifiedExport> {
  const checked = checkManifest(manifest, key);
  return { ...checked, file: checked.facts === undefined ? null : await compare(file, checked.facts) };
}

async function compare(
  file: string,
  { bytes: sealedBytes, sha256: sealed, pieces }: ManifestFacts,
): Promise<VerifiedExport['file']> {
  const hash = createHash('sha256');
  const marks = new PieceMarks(pieces.unit);
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    const part = chunk as Buffer;
    hash.update(part);
    marks.update(part);
    bytes += part.length;
  }
  const sha256 = hash.digest('hex');
  const isSame = sha256 === sealed && bytes === sealedBytes;
  const differences = isSame ? [] : pieceDifferences(wholeMarks(pieces.marks), marks.end());
  return { isSame, bytes, sha256, differences };
}

/** A manifest that was tampered with may have anything there. */
function wholeMarks(text: string): Buffer {
  const marks = Buffer.from(text, 'base64');
  return marks.subarray(0, marks.length - (marks.length % MARK_BYTES));
}
