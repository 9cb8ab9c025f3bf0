import { type BankFileLimits, DEFAULT_LIMITS } from './bank-file-limits.js';
import type { BankFileRecord } from './bank-file-record.js';
import { BankFileReader } from './bank-file-reader.js';

/** Bytes that are looked at together: what comes in larger chunks is cut, so that its records need no more memory. */
const PIECE_BYTES = 64 * 1024;

/**
 * Reads a bank file as it comes and tells what it says: its format first, then its records in their order. The format
 * is recognised by the contents. Nothing is read ahead of what is asked for, so a slow consumer slows the source;
 * memory does not grow with the file. Whoever stops asking ends the source too.
 * @throws BankFileRefusal when the file as a whole cannot be read, or must not be: what came before does not count.
 */
export async function* readBankFile(
  chunks: AsyncIterable<Uint8Array>,
  limits: Partial<BankFileLimits> = {},
): AsyncGenerator<BankFileRecord> {
  const reader = new BankFileReader({ ...DEFAULT_LIMITS, ...limits });
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      for (const record of reader.read(chunk.subarray(start, start + PIECE_BYTES))) yield record;
    }
  }
  for (const record of reader.end()) yield record;
}
