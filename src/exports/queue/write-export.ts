import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Environment } from '../../env.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { TooSlow } from '../../shared/reading-database.js';
import { type BegunExport, ExportLog } from '../export-log.js';
import type { AnySource } from '../export-source.js';
import { ExportSources } from '../export-sources.js';
import { type ClaimedExport, ExportStore } from '../persistence/export.store.js';
import { SealedFile } from '../writing/sealed-file.js';
import { SHEET_FULL } from '../writing/write-xlsx.js';

/** From one chunk to the next; afterwards the export counts as abandoned and is begun anew. */
const LEASE_MS = 3 * 60_000;
/** Of what is compressed and stored at a time. */
const CHUNK_BYTES = 1024 * 1024;
const MAX_TRIES = 3;
const RETRY_AFTER_MS = 30_000;
const HOUR_MS = 3_600_000;
/** More rows than are counted would only be a wrong number on a page. */
const MAX_COUNTED = 100_000_000;
/** XLSX is compressed already, and speed counts more than the last tenth. */
const GZIP = { level: 1 } as const;

const compress = promisify(gzip) as (bytes: Buffer, options: typeof GZIP) => Promise<Buffer>;

/** Somebody else has taken the export: what was written so far is theirs to throw away. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Writes one list into the database, piece by piece, with its progress; begun anew after a failure. */
@Injectable()
export class WriteExport {
  private readonly logger = new Logger(WriteExport.name);
  private readonly keepMs: number;
  private readonly stopping = new AbortController();

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly sources: ExportSources,
    private readonly log: ExportLog,
    private readonly store: ExportStore,
    private readonly clock: Clock,
  ) {
    this.keepMs = environment.exports.keepHours * HOUR_MS;
  }

  /** Does nothing when the export is not waiting: a job may run twice, and may be older than its export's fate. */
  async execute(deliveryId: number): Promise<void> {
    const claimed = await this.store.claim(deliveryId, this.inLease());
    if (claimed === undefined) return;
    const lease = { until: claimed.leaseUntil };
    try {
      await this.write(claimed, lease);
    } catch (error) {
      if (!(error instanceof LeaseLost)) await this.giveUp(claimed, lease.until, errorCodeOf(error));
    }
  }

  /** The process ends: what is being written is left, and begun anew by another. */
  stop(): void {
    this.stopping.abort();
  }

  private async write(claimed: ClaimedExport, lease: { until: Date }): Promise<void> {
    const source = this.sources.of(claimed.request);
    const begun = begunOf(claimed);
    await this.store.startOver(claimed, await countOf(source));
    const file = new SealedFile(source, begun.format, { madeBy: begun.maker.name, beganAt: begun.beganAt });
    let number = 0;
    for await (const bytes of chunksOf(file.content(this.stopping.signal))) {
      const next = this.inLease();
      const chunk = { number, bytes: await compress(bytes, GZIP), rowsDone: file.rows };
      if (!(await this.store.addChunk(claimed.id, { from: lease.until, to: next }, chunk))) throw new LeaseLost();
      lease.until = next;
      number += 1;
    }
    await this.log.finish(begun, source, file.finish(), {
      expiresAt: new Date(this.clock.now().getTime() + this.keepMs),
      also: (tx) => this.store.markWritten(tx, claimed.id, this.clock.now()),
    });
  }

  private async giveUp(claimed: ClaimedExport, lease: Date, errorCode: string): Promise<void> {
    const { id, exportId, failures } = claimed;
    const isHopeless = errorCode === SHEET_FULL || failures + 1 >= MAX_TRIES;
    const isLast = isHopeless && !this.stopping.signal.aborted;
    this.logger.warn(`export ${exportId} ${isLast ? 'failed for good' : 'will be begun anew'}: ${errorCode}`);
    if (!isLast) {
      const pauseMs = this.stopping.signal.aborted ? 0 : RETRY_AFTER_MS;
      return this.store.markForRetry(id, lease, new Date(this.clock.now().getTime() + pauseMs), errorCode);
    }
    await this.log.abort(begunOf(claimed), errorCode, async (tx) => {
      await this.store.markFailed(tx, id, lease, errorCode);
      await this.store.removeChunks(tx, exportId);
    });
  }

  private inLease(): Date {
    return new Date(this.clock.now().getTime() + LEASE_MS);
  }
}

function begunOf({ exportId, record }: ClaimedExport): BegunExport {
  const { publicId, fileName, format, makerId, makerName, beganAt } = record;
  const maker = { kind: 'staff', id: makerId, name: makerName } as const;
  return { id: exportId, publicId, fileName, format, maker, beganAt: new Date(beganAt) };
}

/** For the progress only; null when counting takes too long. */
async function countOf(source: AnySource): Promise<number | null> {
  try {
    return await source.countUpTo(MAX_COUNTED);
  } catch (error) {
    if (error instanceof TooSlow) return null;
    throw error;
  }
}

/** Joins small parts into pieces of {@link CHUNK_BYTES} or a little more. */
async function* chunksOf(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(waiting);
}
