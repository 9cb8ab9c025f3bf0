import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { LEASE_MS } from './importing/heartbeat.js';
import { LoadBankFile } from './importing/load-bank-file.js';
import { FileTooLarge, type ReceivedFile, receiveFile } from './importing/received-file.js';
import type { BankFileSource, NewBankFile } from './persistence/bank-file.records.js';
import { BankFileStore } from './persistence/bank-file.store.js';

/** A file that somebody brings. */
export interface BroughtFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** As it is called where it comes from: shown, never believed. */
  readonly name: string;
  readonly source: BankFileSource;
  /** Staff id; null when nobody was signed in. */
  readonly importedBy: number | null;
  /** Told of the bytes read so far, out of how many, after all have been received. */
  readonly onProgress?: (bytesRead: number, sizeBytes: number) => void;
}

/**
 * `loaded`, `refused`: it was read, and its page says more. `waiting`: a worker will read it. `known`: the same
 * contents are here already, loaded, waiting or in somebody else's hands. `too-large`: not even looked at.
 */
export type ImportedFile =
  | { readonly kind: 'loaded' | 'refused' | 'waiting' | 'known'; readonly publicId: string }
  | { readonly kind: 'too-large' };

/** As the parsers have it: a statement of some million lines. */
export const MAX_BANK_FILE_BYTES = 1024 ** 3;
/**
 * Up to here, some ten thousand lines, a page is answered when the file is loaded. A larger one would keep the browser
 * waiting and the web process busy: its contents go into the database, where a worker of any machine finds them.
 */
const LOADED_AT_ONCE_BYTES = 1024 * 1024;
const MAX_NAME_LENGTH = 200;

/**
 * Takes in a file of the bank. The same contents are taken in once, whoever brings them and whatever they are called.
 */
@Injectable()
export class ImportBankFile {
  constructor(
    private readonly database: Database,
    private readonly store: BankFileStore,
    private readonly loading: LoadBankFile,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(brought: BroughtFile, maxBytes = MAX_BANK_FILE_BYTES): Promise<ImportedFile> {
    const received = await receiveFile(brought.chunks, maxBytes).catch((error: unknown) => {
      if (error instanceof FileTooLarge) return null;
      throw error;
    });
    if (received === null) return { kind: 'too-large' };
    try {
      return await this.take(brought, observed(received, brought));
    } finally {
      await received.remove();
    }
  }

  private async take(brought: BroughtFile, received: ReceivedFile): Promise<ImportedFile> {
    const { sha256, sizeBytes } = received;
    const { name, source, importedBy } = brought;
    const file = { publicId: this.ids.publicId(), sha256, sizeBytes, source, importedBy, at: this.clock.now() };
    const named = { ...file, name: name.slice(-MAX_NAME_LENGTH) || 'senza nome' };
    const taken = (await this.isForWorker(brought, received))
      ? await this.leaveToWorker(named, received)
      : await this.loadNow(named, received);
    if (taken !== undefined) return taken;
    const known = await this.store.findByContents(sha256);
    if (known === undefined) throw new Error('a file that is neither new nor known');
    return { kind: 'known', publicId: known.publicId };
  }

  /** Also a small one behind a large one, whose end it would have to wait for. */
  private async isForWorker({ source }: BroughtFile, { sizeBytes }: ReceivedFile): Promise<boolean> {
    if (source !== 'page') return false;
    return sizeBytes > LOADED_AT_ONCE_BYTES || this.store.isLargeUnderWay(LOADED_AT_ONCE_BYTES, this.clock.now());
  }

  private async loadNow(file: NewBankFile, received: ReceivedFile): Promise<ImportedFile | undefined> {
    const leaseUntil = new Date(file.at.getTime() + LEASE_MS);
    const filed = await this.store.file(this.database, file, { state: 'loading', leaseUntil });
    if (filed === undefined) return undefined;
    const end = await this.loading.execute(filed, () => received.open());
    return { kind: end === 'taken-over' ? 'known' : end, publicId: filed.publicId };
  }

  private async leaveToWorker(file: NewBankFile, received: ReceivedFile): Promise<ImportedFile | undefined> {
    return this.database.transaction(async (tx) => {
      const filed = await this.store.file(tx, file, { state: 'waiting' });
      if (filed === undefined) return undefined;
      let number = 0;
      for await (const piece of received.open()) await this.store.keepChunk(tx, filed.id, number++, piece);
      return { kind: 'waiting' as const, publicId: filed.publicId };
    });
  }
}

/** The same file, telling how far its reading has come. */
function observed(received: ReceivedFile, { onProgress }: BroughtFile): ReceivedFile {
  if (onProgress === undefined) return received;
  async function* open(): AsyncGenerator<Uint8Array> {
    let bytesRead = 0;
    for await (const piece of received.open()) {
      onProgress?.((bytesRead += piece.length), received.sizeBytes);
      yield piece;
    }
  }
  return { ...received, open };
}
