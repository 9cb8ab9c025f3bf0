import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { ScrapeDatabase } from '../database.js';
import { type Metric, Metrics, NO_LABELS, type NoLabels } from '../metrics/metrics.js';
import { readOutboxLag } from './outbox-table.js';

const WAITING: Metric<NoLabels> = {
  name: 'porta_outbox_waiting_messages',
  help: 'Outbox messages that no worker has told yet',
  labels: [],
};
const LAG: Metric<NoLabels> = {
  name: 'porta_outbox_lag_seconds',
  help: 'Age of the oldest outbox message that waits, 0 when none does',
  labels: [],
};

/** Publishes how far the workers are behind. */
@Injectable()
export class OutboxGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: ScrapeDatabase,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.metrics.readWhenCollected(WAITING, async () => {
      const { waiting } = await readOutboxLag(this.database, this.clock.now());
      return [{ labels: NO_LABELS, value: waiting }];
    });
    this.metrics.readWhenCollected(LAG, async () => {
      const { oldestMs } = await readOutboxLag(this.database, this.clock.now());
      return [{ labels: NO_LABELS, value: oldestMs / 1_000 }];
    });
  }
}
