import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { ExportFormat } from '../export-format.js';
import type { FilterDescription } from '../export-source.js';
import type { PieceUnit } from './piece-marks.js';
import type { SigningKey } from './signing-key.js';

/** What is sealed about an exported file. Money in cents, instants in ISO 8601 UTC, hashes in hexadecimal. */
export interface ManifestFacts {
  readonly type: typeof MANIFEST_TYPE;
  readonly version: 1;
  /** Public id of the export. */
  readonly id: string;
  /** Of which list. */
  readonly list: string;
  /** The body whose data they are. */
  readonly issuer: string;
  readonly fileName: string;
  readonly fileFormat: ExportFormat;
  readonly bytes: number;
  readonly sha256: string;
  readonly filter: Pick<FilterDescription, 'words' | 'parameters'>;
  /** Rows of the list, without header. */
  readonly rows: number;
  /** By the column's key. */
  readonly totals: Readonly<Record<string, number>>;
  /** Username, or `cli` for the command line. */
  readonly madeBy: string;
  readonly beganAt: string;
  readonly finishedAt: string;
  readonly software: { readonly name: string; readonly version: string; readonly build: string };
  /** A mark of each piece of the file, to find where it was changed. */
  readonly pieces: {
    readonly unit: PieceUnit;
    readonly count: number;
    readonly markBytes: number;
    /** Base64. */
    readonly marks: string;
  };
}

/**
 * A manifest as it is written: the facts, a hash of each so that a changed one can be named, a signature over the
 * hashes.
 */
export interface Manifest {
  readonly manifest: ManifestFacts;
  readonly digests: Readonly<Record<string, string>>;
  readonly signature: {
    readonly algorithm: 'Ed25519';
    /** SubjectPublicKeyInfo, in base64. */
    readonly publicKey: string;
    readonly fingerprint: string;
    /** Base64. */
    readonly value: string;
  };
}

export const MANIFEST_TYPE = 'porta-dei-pagamenti/export-manifest';
const SIGNED_PREFIX = `${MANIFEST_TYPE}/1\n`;

/** The text of the manifest of these facts: one text only, so that a file that differs in any byte was changed. */
export function sealManifest(facts: ManifestFacts, key: SigningKey): string {
  const digests = Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, digestOf(value)]));
  return manifestText({
    manifest: facts,
    digests,
    signature: {
      algorithm: 'Ed25519',
      publicKey: key.publicText,
      fingerprint: key.fingerprint,
      value: key.sign(signedBytes(digests)).toString('base64'),
    },
  });
}

/** How a manifest is written down. */
export function manifestText(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** SHA-256 of the fact's canonical JSON, in hexadecimal. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson({ value })).digest('hex');
}

/** What the signature is made of: what it is for, and the canonical JSON of the hashes. */
export function signedBytes(digests: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(SIGNED_PREFIX + canonicalJson(digests), 'utf8');
}
