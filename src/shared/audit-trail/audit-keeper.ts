import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WakeableLoop } from '../wakeable-loop.js';
import { AuditTrail } from './audit-trail.js';
import { SealAuditDays } from './seal-audit-days.js';

const INTERVAL_MS = 20_000;

/** In the worker: counted views become rows when their minute is over, finished days are sealed. */
@Injectable()
export class AuditKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AuditKeeper.name);
  private readonly loop: WakeableLoop;

  constructor(trail: AuditTrail, seals: SealAuditDays) {
    this.loop = new WakeableLoop({
      intervalMs: INTERVAL_MS,
      // Views first: those of the evening belong to the day that is sealed after them.
      work: async () => (await trail.flushViews()) || (await seals.execute()),
      onFailure: (code) => {
        this.logger.error({ code }, 'the audit trail could not be kept');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
