import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { BankFileInbox } from '../bank-file-inbox.js';
import { refusalText } from '../bank-file-words.js';
import { ImportBankFile, type ImportedFile } from '../import-bank-file.js';
import type { WatchedFolder } from './watched-folder.js';

/**
 * Takes in what is in a watched folder. A file is moved only when it is known what became of it: after a crash between
 * the two it is brought again, its contents are known, and it is moved then. Several workers may watch one folder: the
 * contents come in once, and who moves the file first has moved it.
 */
@Injectable()
export class ImportFromFolder {
  private readonly logger = new Logger(ImportFromFolder.name);

  constructor(
    private readonly importFile: ImportBankFile,
    private readonly inbox: BankFileInbox,
    private readonly clock: Clock,
  ) {}

  /** One round. A file that cannot be taken in now stays for the next one, and keeps no other waiting. */
  async execute(folder: WatchedFolder): Promise<void> {
    for (const name of await folder.settled(this.clock.now())) {
      try {
        await this.take(folder, name);
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') continue; // Another worker was quicker.
        // The name is the sender's and stays out of the log.
        this.logger.error({ code: errorCodeOf(error) }, 'a file of the watched folder was not taken in');
      }
    }
  }

  private async take(folder: WatchedFolder, name: string): Promise<void> {
    const file = await folder.open(name);
    const chunks = file.createReadStream();
    try {
      const imported = await this.importFile.execute({ chunks, name, source: 'folder', importedBy: null });
      await this.putAway(folder, name, imported);
    } finally {
      chunks.destroy();
    }
  }

  private async putAway(folder: WatchedFolder, name: string, imported: ImportedFile): Promise<void> {
    const now = this.clock.now();
    if (imported.kind === 'too-large') {
      await folder.move(name, 'rifiutati', now, note(name, refusalText('too-large', null)));
      return;
    }
    const file = await this.inbox.find(imported.publicId, now);
    if (file?.state === 'loaded') await folder.move(name, 'importati', now);
    if (file?.state !== 'refused' || file.refusalReason === null) return;
    await folder.move(name, 'rifiutati', now, note(name, refusalText(file.refusalReason, file.refusalLine)));
  }
}

function note(name: string, reason: string): string {
  return `Il file "${name}" non è stato importato.\n${reason}\n`;
}
