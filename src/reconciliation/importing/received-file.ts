import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** More bytes came than a bank file may have. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
  readonly code = 'FILE_TOO_LARGE';
}

/** A file as it was received, kept on this machine until {@link ReceivedFile.remove}. */
export interface ReceivedFile {
  readonly sha256: Buffer;
  readonly sizeBytes: number;
  /** Its bytes from the beginning, as often as asked for, in pieces of at most {@link PIECE_BYTES}. */
  open(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

/** Also what a row of the database holds of a file that waits. */
export const PIECE_BYTES = 1024 * 1024;

/**
 * Writes what comes to a file that only this process's user may read, and says what it is. Memory holds one chunk.
 * @throws FileTooLarge beyond `maxBytes`; nothing is left then.
 */
export async function receiveFile(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-file-'));
  const path = join(folder, 'contents');
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const known = await write(chunks, path, maxBytes);
    return { ...known, remove, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function write(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<Pick<ReceivedFile, 'sha256' | 'sizeBytes'>> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let sizeBytes = 0;
  try {
    for await (const chunk of chunks) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new FileTooLarge(`more than ${maxBytes} bytes`);
      hash.update(chunk);
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest(), sizeBytes };
}
