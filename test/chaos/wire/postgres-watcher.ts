import { newJobsIn } from './new-jobs.js';
import type { SentStatement } from './statements.js';
import { NOTHING, type Caught, type TrapFinder } from './trap-finder.js';

/** Told which deliveries a process has in its hands, by kind and id. */
export interface ClaimWatch {
  claimed(delivery: string): void;
  released(delivery: string): void;
}

/** Follows the statements of one connection, by the names that the portal gives them, and finds their traps. */
export class PostgresWatcher {
  private orderCode = '';
  private isRecording = false;

  constructor(
    private readonly finder: TrapFinder,
    private readonly claims: ClaimWatch,
  ) {}

  /** Not a promise when there is nothing to wait for, which is nearly always. */
  see({ name, values }: SentStatement): Caught | Promise<Caught> {
    const id = values[0] ?? '';
    switch (name) {
      case 'lock-order':
        this.orderCode = id;
        return NOTHING;
      case 'record-outcome':
        this.isRecording = true;
        return { before: this.finder.traps.take('before-record', `${this.orderCode} ${values[1] ?? ''}`) };
      case 'COMMIT':
        return this.commit();
      case 'BEGIN':
      case 'ROLLBACK':
        this.isRecording = false;
        return NOTHING;
      case 'outbox_mark_done':
        return this.finder.ofMessage(id, 'before-told');
      case 'receipt_delivery_claim':
        this.claims.claimed(`receipt ${id}`);
        return this.finder.ofDelivery(id, { before: 'before-claim', after: 'after-claim' });
      case 'receipt_delivery_mark_sent':
        this.claims.released(`receipt ${id}`);
        return this.finder.ofDelivery(id, { before: 'before-sent' });
      case 'receipt_delivery_mark_for_retry':
      case 'receipt_delivery_mark_failed':
        this.claims.released(`receipt ${id}`);
        return NOTHING;
      default:
        this.seeReminder(name, id);
        return this.finder.ofNewJobs(newJobsIn(values.join(' ')));
    }
  }

  /** No fault is aimed at reminders; their leases hold time up all the same. */
  private seeReminder(name: string, id: string): void {
    if (name === 'resume_delivery_claim') this.claims.claimed(`reminder ${id}`);
    else if (name.startsWith('resume_delivery_mark_')) this.claims.released(`reminder ${id}`);
  }

  private commit(): Caught {
    const { orderCode } = this;
    const { traps } = this.finder;
    const isOutcome = this.isRecording;
    this.isRecording = false;
    if (!isOutcome) return NOTHING;
    return {
      before: traps.take('before-commit', orderCode),
      after: () => traps.take('after-commit', orderCode),
    };
  }
}
