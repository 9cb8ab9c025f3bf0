import { mkdir, open, readFile, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const NEWLINE = 0x0a;

/**
 * An append-only file of JSON lines. Lines that are appended while the disk is busy travel together in
 * one write and one fsync, so many payments at once cost few of them. A journal that failed to write
 * stays failed: every later {@link Journal.durable} rejects, and nothing more is promised to anybody.
 */
export class Journal {
  private waiting: string[] = [];
  private lastBatch: Promise<void> = Promise.resolve();
  private isBatchScheduled = false;

  private constructor(private readonly handle: FileHandle) {}

  /**
   * Opens the file, making it when absent, and returns the entries it holds, oldest first.
   * A last line without its end was never promised (the process died while writing it): it is cut off.
   * Throws when a line before the last is not JSON: such a file was damaged by something else.
   */
  static async open(file: string): Promise<{ journal: Journal; entries: unknown[] }> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const entries = await readWholeLines(file);
    return { journal: new Journal(await open(file, 'a', 0o600)), entries };
  }

  /** Adds an entry; it is on disk when a later {@link durable} resolves. */
  append(entry: object): void {
    this.waiting.push(`${JSON.stringify(entry)}\n`);
    if (this.isBatchScheduled) return;
    this.isBatchScheduled = true;
    this.lastBatch = this.lastBatch.then(() => this.writeBatch());
    // Whoever awaits durable() sees the failure; without anybody waiting it must not end the process.
    this.lastBatch.catch(() => undefined);
  }

  /** Resolves when everything appended so far is on disk. */
  durable(): Promise<void> {
    return this.lastBatch;
  }

  async close(): Promise<void> {
    try {
      await this.durable();
    } finally {
      await this.handle.close();
    }
  }

  private async writeBatch(): Promise<void> {
    this.isBatchScheduled = false;
    const lines = this.waiting.join('');
    this.waiting = [];
    await this.handle.appendFile(lines, 'utf8');
    await this.handle.datasync();
  }
}

async function readWholeLines(file: string): Promise<unknown[]> {
  const bytes = await readIfPresent(file);
  const wholeLength = bytes.lastIndexOf(NEWLINE) + 1;
  if (wholeLength < bytes.length) await truncate(file, wholeLength);
  return parseLines(bytes.subarray(0, wholeLength), file);
}

async function readIfPresent(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function parseLines(bytes: Buffer, file: string): unknown[] {
  const entries: unknown[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    try {
      entries.push(JSON.parse(bytes.toString('utf8', start, end)));
    } catch (cause) {
      throw new Error(`${file}: line ${entries.length + 1} is damaged`, { cause });
    }
    start = end + 1;
  }
  return entries;
}
