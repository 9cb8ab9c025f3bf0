import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PaymentStatus } from '../domain/payment-state.js';
import { Clock } from '../shared/clock.js';
import { ScrapeDatabase } from '../shared/database.js';
import { type Metric, Metrics, NO_LABELS, type NoLabels, type Sample } from '../shared/metrics/metrics.js';
import { PaymentBacklog, type PaymentCount } from './payment-backlog.js';

type ByServiceAndState = { readonly service: string; readonly status: PaymentStatus };

const RECENT_MS = 3_600_000;

const OPEN: Metric<ByServiceAndState> = {
  name: 'porta_open_payments',
  help: 'Payments with an order that is open at the bank',
  labels: ['service', 'status'],
};
const RECENT: Metric<ByServiceAndState> = {
  name: 'porta_recent_payments',
  help: 'Payments created in the last hour, by the state that they are in',
  labels: ['service', 'status'],
};
const ALERTS: Metric<{ kind: string }> = {
  name: 'porta_unresolved_alerts',
  help: 'Alerts about payments that no member of the staff has resolved',
  labels: ['kind'],
};
const OVERDUE: Metric<NoLabels> = {
  name: 'porta_overdue_questions',
  help: 'Orders that should have been asked about by now: more than a few mean that no worker sweeps',
  labels: [],
};

/** Publishes how payments stand. Read from the database, so every web process tells the same. */
@Injectable()
export class PaymentGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: ScrapeDatabase,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const backlog = new PaymentBacklog(this.database);
    const { metrics, clock } = this;
    metrics.readWhenCollected(OPEN, async () => samplesOf(await backlog.open()));
    metrics.readWhenCollected(RECENT, async () => {
      const since = new Date(clock.now().getTime() - RECENT_MS);
      return samplesOf(await backlog.createdSince(since));
    });
    metrics.readWhenCollected(ALERTS, async () =>
      (await backlog.unresolvedAlerts()).map(({ kind, count }) => ({ labels: { kind }, value: count })),
    );
    metrics.readWhenCollected(OVERDUE, async () => [
      { labels: NO_LABELS, value: (await backlog.overdueQuestions(clock.now())).count },
    ]);
  }
}

function samplesOf(counts: readonly PaymentCount[]): Sample<ByServiceAndState>[] {
  return counts.map(({ service, status, count }) => ({ labels: { service, status }, value: count }));
}
