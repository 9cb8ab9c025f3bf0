import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import type { Environment } from '../../env.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { WakeableLoop } from '../../shared/wakeable-loop.js';
import { WorkerRounds } from '../../shared/worker-rounds.js';
import { ImportFromFolder } from './import-from-folder.js';
import { WatchedFolder } from './watched-folder.js';

const INTERVAL_MS = 60_000;

/** Looks into the folder of `BANK_FILE_FOLDER` each minute, in the worker; without one it does nothing. */
@Injectable()
export class FolderRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FolderRounds.name);
  private readonly loop: WakeableLoop | undefined;

  /** @param intervalMs that of production, unless a test cannot wait so long. */
  constructor(
    private readonly importFolder: ImportFromFolder,
    private readonly rounds: WorkerRounds,
    @Inject(ENVIRONMENT) { bankFileFolder }: Environment,
    @Optional() intervalMs = INTERVAL_MS,
  ) {
    if (bankFileFolder === undefined) return;
    const folder = new WatchedFolder(bankFileFolder);
    this.loop = new WakeableLoop({
      intervalMs,
      work: () => this.runRound(folder),
      onFailure: (code) => {
        this.logger.error({ code }, 'the folder of bank files cannot be read');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.loop?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async runRound(folder: WatchedFolder): Promise<boolean> {
    await this.importFolder.execute(folder);
    await this.rounds.note('bank-folder');
    return false;
  }
}
