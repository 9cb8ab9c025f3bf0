import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import { REFUND_APPROVED_TOPIC } from '../refund-topics.js';
import { RefundReconciler } from './refund-reconciler.js';

/** An approved refund goes to the bank at once: its row, written with the message, says the rest. */
@Injectable()
export class RefundHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly reconciler: RefundReconciler,
  ) {}

  onModuleInit(): void {
    this.handlers.add({
      topic: REFUND_APPROVED_TOPIC,
      handle: () => {
        this.reconciler.wake();
        return Promise.resolve();
      },
    });
  }
}
