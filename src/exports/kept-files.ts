import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { ExportStore } from './persistence/export.store.js';

const decompress = promisify(gunzip);

/**
 * The files that workers have written, as long as they are kept: from PostgreSQL, so that every process can serve them.
 */
@Injectable()
export class KeptFiles {
  constructor(private readonly store: ExportStore) {}

  /** The file, a part at a time. @throws Error when it ends before `bytes`: it expired meanwhile. */
  async *content(exportId: number, bytes: number): AsyncGenerator<Buffer, void, undefined> {
    let sent = 0;
    for (let number = 0; sent < bytes; number += 1) {
      const chunk = await this.store.chunk(exportId, number);
      if (chunk === undefined) throw new Error('the file is kept no longer');
      const part = await decompress(chunk);
      sent += part.length;
      yield part;
    }
  }
}
