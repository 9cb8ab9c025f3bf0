import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { errorCodeOf } from '../shared/error-code.js';
import { TooSlow } from '../shared/reading-database.js';
import type { ExportFormat } from './export-format.js';
import { type BegunExport, ExportLog, type ExportMaker } from './export-log.js';
import type { AnySource } from './export-source.js';
import { ExportStream } from './export-stream.js';
import { SealedFile } from './writing/sealed-file.js';

export type OpenedExport =
  | { readonly kind: 'file'; readonly begun: BegunExport; readonly content: ExportStream }
  /** More rows than are downloaded at once: a worker has to write it. */
  | { readonly kind: 'too-large'; readonly limit: number };

/** The parts of a file, and at its end the manifest. Whoever leaves before the end has aborted the export. */
export type RecordedContent = AsyncGenerator<Buffer, { readonly manifest: string; readonly rows: number }, undefined>;

export interface WholeExport {
  readonly begun: BegunExport;
  readonly content: RecordedContent;
}

/** Lists that are downloaded while they are read: nothing of them is stored but their manifest. */
@Injectable()
export class DirectExports {
  private readonly limit: number;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly log: ExportLog,
  ) {
    this.limit = environment.exports.directRows;
  }

  /** @throws TooSlow when the filter finds so little in so much that it cannot begin. */
  async open(maker: ExportMaker, source: AnySource, format: ExportFormat): Promise<OpenedExport> {
    if (source.request !== null && (await this.isTooLarge(source))) return { kind: 'too-large', limit: this.limit };
    const begun = await this.log.begin(maker, source, { format, way: 'download' });
    const cancellation = new AbortController();
    const content = this.recorded(begun, source, cancellation.signal);
    const first = await content.next();
    const stream = new ExportStream(first.done === true ? undefined : first.value, content, cancellation);
    return { kind: 'file', begun, content: stream };
  }

  /** The whole list for a command that writes the file itself, of any length. */
  async whole(maker: ExportMaker, source: AnySource, format: ExportFormat): Promise<WholeExport> {
    const begun = await this.log.begin(maker, source, { format, way: 'command' });
    return { begun, content: this.recorded(begun, source) };
  }

  /** What cannot even be counted in seconds is better waited for elsewhere, too. */
  private async isTooLarge(source: AnySource): Promise<boolean> {
    try {
      return (await source.countUpTo(this.limit + 1)) > this.limit;
    } catch (error) {
      if (error instanceof TooSlow) return true;
      throw error;
    }
  }

  /** The manifest is there before the last byte goes: a file that arrives whole can be verified. */
  private async *recorded(begun: BegunExport, source: AnySource, signal?: AbortSignal): RecordedContent {
    const file = new SealedFile(source, begun.format, { madeBy: begun.maker.name, beganAt: begun.beganAt });
    let errorCode: string | undefined = 'interrupted';
    try {
      yield* file.content(signal);
      const manifest = await this.log.finish(begun, source, file.finish());
      errorCode = undefined;
      return { manifest, rows: file.rows };
    } catch (error) {
      if (signal?.aborted !== true) errorCode = errorCodeOf(error);
      throw error;
    } finally {
      if (errorCode !== undefined) await this.log.abort(begun, errorCode);
    }
  }
}
