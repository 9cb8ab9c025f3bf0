import { Inject, Injectable } from '@nestjs/common';
import type { ReportLine } from '../../doctor/examine.js';
import { examine } from '../../doctor/examine.js';
import { QUICK_CHECKS } from '../../doctor/quick-checks.js';
import type { Environment } from '../../env.js';
import { describeSettings, type Setting } from '../../environment-settings.js';
import { PaymentBacklog, type StuckPayment } from '../../payments/payment-backlog.js';
import { FailedDeliveries, type FailedDelivery } from '../../receipts/failed-deliveries.js';
import { Clock } from '../../shared/clock.js';
import { ENVIRONMENT } from '../../shared/core.module.js';
import { Database } from '../../shared/database.js';
import { type BuildInfo, readBuildInfo } from '../../shared/metrics/build-info.js';
import { type OutboxLag, readOutboxLag } from '../../shared/outbox/outbox-table.js';
import { QueueOffice, type QueueState } from '../../shared/queue/queue-office.js';
import { WorkerRounds } from '../../shared/worker-rounds.js';
import { type QueueName, QUEUES } from './queues.js';

/** One queue; `state` null: it does not answer. */
export interface WatchedQueue {
  readonly name: QueueName;
  readonly state: QueueState | null;
}

/** How the installation stands. No name, address or amount of anybody is in it. */
export interface SystemState {
  readonly now: Date;
  readonly findings: readonly ReportLine[];
  readonly queues: readonly WatchedQueue[];
  readonly outbox: OutboxLag;
  readonly failedDeliveries: readonly FailedDelivery[];
  readonly stuck: readonly StuckPayment[];
  readonly lastNotificationAt: Date | null;
  readonly lastSweepAt: Date | null;
  readonly lastRetentionAt: Date | null;
  readonly versions: BuildInfo & { readonly postgres: string; readonly queue: 'redis' | 'postgres' };
  readonly settings: readonly Setting[];
}

/** Every list shows at most so many, and says how many there are where it knows. */
export const LIST_LIMIT = 20;
/** As the doctor has it: a sweeper asks within seconds; a minute more is what a busy bank may take. */
const STUCK_AFTER_MS = 2 * 60_000;

const POSTGRES_VERSION = {
  name: 'system-postgres-version',
  text: `select current_setting('server_version') as version`,
};

/** Puts together what the system page shows. What does not answer is missing, and the rest is there. */
@Injectable()
export class SystemDesk {
  private readonly backlog: PaymentBacklog;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queueOffice: QueueOffice,
    private readonly deliveries: FailedDeliveries,
    private readonly rounds: WorkerRounds,
  ) {
    this.backlog = new PaymentBacklog(database);
  }

  async read(): Promise<SystemState> {
    const { environment, database, clock } = this;
    const now = clock.now();
    const [
      findings,
      queues,
      outbox,
      failedDeliveries,
      stuck,
      lastNotificationAt,
      lastSweepAt,
      lastRetentionAt,
      postgres,
    ] = await Promise.all([
      examine(QUICK_CHECKS, { environment, database, clock }),
      Promise.all(QUEUES.map((name) => this.lookAt(name))),
      readOutboxLag(database, now),
      this.deliveries.list(LIST_LIMIT),
      this.backlog.stuck(new Date(now.getTime() - STUCK_AFTER_MS), LIST_LIMIT),
      this.backlog.lastNotificationAt(),
      this.rounds.last('sweep'),
      this.rounds.last('retention'),
      this.postgresVersion(),
    ]);
    return {
      now,
      findings,
      queues,
      outbox,
      failedDeliveries,
      stuck,
      lastNotificationAt,
      lastSweepAt,
      lastRetentionAt,
      versions: { ...readBuildInfo(), postgres, queue: this.queueOffice.backend },
      settings: describeSettings(environment),
    };
  }

  private async lookAt(name: QueueName): Promise<WatchedQueue> {
    return { name, state: await this.queueOffice.look(name, LIST_LIMIT).catch(() => null) };
  }

  private async postgresVersion(): Promise<string> {
    const [row] = await this.database.query<{ version: string }>(POSTGRES_VERSION, []);
    return row?.version ?? '';
  }
}
