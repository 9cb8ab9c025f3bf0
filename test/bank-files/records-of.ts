import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BankFileRecord, BankFileRefusal } from '../../src/reconciliation/bank-files/bank-file-record.js';
import { readBankFile } from '../../src/reconciliation/bank-files/read-bank-file.js';

const SAMPLES = join(__dirname, '../fixtures/bank-files');

/** The bytes of a sample by its file name. */
export async function sample(name: string): Promise<Buffer> {
  return readFile(join(SAMPLES, name));
}

/** All records of a file that comes in the given chunks. */
export async function recordsOf(...chunks: readonly (string | Uint8Array)[]): Promise<BankFileRecord[]> {
  const records: BankFileRecord[] = [];
  for await (const record of readBankFile(inChunks(chunks))) records.push(record);
  return records;
}

/** `reason` or `reason at line N` of the refusal; `taken` when there is none. */
export async function refusalOf(source: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<string> {
  const records = readBankFile(source, maxBytes === undefined ? {} : { maxBytes });
  try {
    while ((await records.next()).done !== true);
    return 'taken';
  } catch (error) {
    if (error instanceof BankFileRefusal) return error.message;
    throw error;
  }
}

/** A file as it comes. */
export async function* inChunks(chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}
