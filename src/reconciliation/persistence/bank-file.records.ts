import type { BankFileEncoding, BankFileFormat } from '../bank-files/bank-file-record.js';

/** Where a file came from. */
export type BankFileSource = 'page' | 'command' | 'folder';

/** A file that was received and waits to be loaded, or is being. */
export interface NewBankFile {
  readonly publicId: string;
  readonly sha256: Buffer;
  readonly name: string;
  readonly sizeBytes: number;
  readonly source: BankFileSource;
  /** Staff id; null when nobody was signed in. */
  readonly importedBy: number | null;
  readonly at: Date;
}

/** What is known of the file that has these contents. */
export interface FiledFile {
  readonly id: number;
  readonly publicId: string;
}

/** A file in hand of who loads it. */
export interface FileInHand extends FiledFile {
  /** Of those that took it in hand: only the latest may say how it ended. */
  readonly turn: number;
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  readonly source: BankFileSource;
  readonly importedBy: { readonly id: number; readonly username: string } | null;
}

/** How a file ended well. */
export interface LoadedCounts {
  readonly format: BankFileFormat;
  readonly version: string | null;
  readonly encoding: BankFileEncoding;
  readonly linesNew: number;
  readonly linesKnown: number;
  readonly linesRejected: number;
}
