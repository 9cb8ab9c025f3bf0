import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ScrapeDatabase } from '../shared/database.js';
import { type Metric, Metrics, type Samples } from '../shared/metrics/metrics.js';
import { DeliveryBacklog } from './delivery-backlog.js';

type ByState = { readonly state: 'queued' | 'sending' | 'failed' };

const UNSENT: Metric<ByState> = {
  name: 'porta_unsent_receipts',
  help: 'Receipts that have not left, by state; failed ones wait for somebody',
  labels: ['state'],
};

/** Publishes the receipts that have not left. */
@Injectable()
export class DeliveryGauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: ScrapeDatabase,
  ) {}

  onModuleInit(): void {
    const backlog = new DeliveryBacklog(this.database);
    this.metrics.readWhenCollected(UNSENT, async (): Promise<Samples<ByState>> => {
      const { queued, sending } = await backlog.waiting();
      const { receipt: failed } = await backlog.failed();
      return [
        { labels: { state: 'queued' }, value: queued },
        { labels: { state: 'sending' }, value: sending },
        { labels: { state: 'failed' }, value: failed },
      ];
    });
  }
}
