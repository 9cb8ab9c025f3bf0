import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { errorCodeOf } from '../../shared/error-code.js';
import { WakeableLoop } from '../../shared/wakeable-loop.js';
import { BankFileStore, type TakenFile } from '../persistence/bank-file.store.js';
import { LEASE_MS } from './heartbeat.js';
import { LoadBankFile } from './load-bank-file.js';

/** Whoever left a large file looks at its page meanwhile. */
const INTERVAL_MS = 2_000;
/** A file that broke off so often would break off again. */
const MAX_FAILURES = 3;

/** Loads, in the worker, the files that pages left for it; several workers share them, one file each. */
@Injectable()
export class BankFileRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BankFileRounds.name);
  private readonly loop = new WakeableLoop({
    intervalMs: INTERVAL_MS,
    work: () => this.runRound(),
    onFailure: (code) => {
      this.logger.error({ code }, 'a bank file was not loaded');
    },
  });

  constructor(
    private readonly store: BankFileStore,
    private readonly loading: LoadBankFile,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async runRound(): Promise<boolean> {
    const now = this.clock.now();
    const file = await this.store.take(now, new Date(now.getTime() + LEASE_MS));
    if (file === undefined) return false;
    await this.load(file);
    return true;
  }

  /** When it breaks off the lease runs out, and the next round of some worker takes the file again. */
  private async load(file: TakenFile): Promise<void> {
    try {
      const end =
        file.failures >= MAX_FAILURES
          ? await this.loading.refuse(file, 'not-loaded', null)
          : await this.loading.execute(file, () => this.store.contents(file.id));
      this.logger.log({ file: file.publicId, end }, 'a bank file has come to its end');
    } catch (error) {
      this.logger.error({ file: file.publicId, code: errorCodeOf(error) }, 'the loading of a bank file broke off');
    }
  }
}
