import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../env.js';
import type { AuditActor, AuditData } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { readBuildInfo } from '../shared/metrics/build-info.js';
import { romeDay } from '../shared/rome-day.js';
import type { ExportFormat } from './export-format.js';
import type { AnySource } from './export-source.js';
import { exportFileName } from './file-name.js';
import { ExportStore, type ExportWay } from './persistence/export.store.js';
import { MANIFEST_TYPE, sealManifest } from './sealing/manifest.js';
import { SigningKey } from './sealing/signing-key.js';
import type { FileFacts } from './writing/sealed-file.js';

/** Who takes a list: a member of staff, or somebody at the machine's command line. */
export type ExportMaker = Extract<AuditActor, { readonly kind: 'staff' | 'cli' }>;

/** An export that has begun. */
export interface BegunExport {
  readonly id: number;
  readonly publicId: string;
  readonly fileName: string;
  readonly format: ExportFormat;
  readonly maker: ExportMaker;
  readonly beganAt: Date;
}

const SOFTWARE = 'porta-dei-pagamenti';

/** Records what becomes of every export, in its own table and in the audit trail, and seals the finished ones. */
@Injectable()
export class ExportLog {
  private readonly issuer: string;
  private readonly build = readBuildInfo();

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly database: Database,
    private readonly store: ExportStore,
    private readonly trail: AuditTrail,
    private readonly key: SigningKey,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {
    this.issuer = environment.ente.name;
  }

  /** @param also written by the same transaction. */
  async begin(
    maker: ExportMaker,
    source: AnySource,
    { format, way }: { readonly format: ExportFormat; readonly way: ExportWay },
    also?: (tx: Transaction, begun: BegunExport) => Promise<void>,
  ): Promise<BegunExport> {
    const beganAt = this.clock.now();
    const publicId = this.ids.publicId();
    const fileName = exportFileName(source, format, romeDay(beganAt));
    const { kind, filter } = source;
    return this.database.transaction(async (tx) => {
      const id = await this.store.insert(tx, {
        publicId,
        kind,
        format,
        way,
        fileName,
        filterWords: filter.words,
        beganAt,
        makerId: maker.id,
        makerName: maker.name,
      });
      const begun = { id, publicId, fileName, format, maker, beganAt };
      await also?.(tx, begun);
      await this.record(tx, 'export-begun', begun, { list: kind, format, way, ...filter.parameters });
      return begun;
    });
  }

  /**
   * Seals the file and answers with its manifest. @param also written by the same transaction.
   * @throws Error when the export has ended already.
   */
  async finish(
    begun: BegunExport,
    source: AnySource,
    facts: FileFacts,
    kept: { readonly expiresAt: Date | null; readonly also?: (tx: Transaction) => Promise<void> } = { expiresAt: null },
  ): Promise<string> {
    const endedAt = this.clock.now();
    const manifest = this.seal(begun, source, facts, endedAt);
    const { rows, bytes, sha256, totals } = facts;
    await this.database.transaction(async (tx) => {
      await kept.also?.(tx);
      const end = { endedAt, rows, bytes, sha256: Buffer.from(sha256, 'hex'), totals, manifest };
      const isFirst = await this.store.finish(tx, begun.id, { ...end, expiresAt: kept.expiresAt });
      if (!isFirst) throw new Error('the export has ended already');
      await this.record(tx, 'export-finished', begun, { rows, bytes, sha256, ...totals });
    });
    return manifest;
  }

  /** Does nothing when the export has ended already. @param errorCode never a message, which may repeat data. */
  async abort(
    begun: Pick<BegunExport, 'id' | 'publicId' | 'maker'>,
    errorCode: string,
    also?: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await also?.(tx);
      if (await this.store.abort(tx, begun.id, this.clock.now(), errorCode))
        await this.record(tx, 'export-aborted', begun, { code: errorCode });
    });
  }

  /** Somebody takes the file that a worker has written. */
  async recordFetch(maker: ExportMaker, publicId: string): Promise<void> {
    const subject = { kind: 'export', id: publicId };
    await this.trail.recordAlone({ actor: maker, action: 'export-fetched', subject, data: {} });
  }

  private seal(begun: BegunExport, { kind, filter }: AnySource, facts: FileFacts, endedAt: Date): string {
    const { version, build } = this.build;
    return sealManifest(
      {
        type: MANIFEST_TYPE,
        version: 1,
        id: begun.publicId,
        list: kind,
        issuer: this.issuer,
        fileName: begun.fileName,
        fileFormat: begun.format,
        bytes: facts.bytes,
        sha256: facts.sha256,
        filter: { words: filter.words, parameters: filter.parameters },
        rows: facts.rows,
        totals: facts.totals,
        madeBy: begun.maker.name,
        beganAt: begun.beganAt.toISOString(),
        finishedAt: endedAt.toISOString(),
        software: { name: SOFTWARE, version, build },
        pieces: facts.pieces,
      },
      this.key,
    );
  }

  private async record(
    tx: Transaction,
    action: 'export-begun' | 'export-finished' | 'export-aborted',
    { publicId, maker }: Pick<BegunExport, 'publicId' | 'maker'>,
    data: AuditData,
  ): Promise<void> {
    await this.trail.record(tx, { actor: maker, action, subject: { kind: 'export', id: publicId }, data });
  }
}
