import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_REFUNDED_TOPIC } from '../../payments/payment-topics.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { Ids } from '../../shared/ids.js';
import { OutboxHandlers } from '../../shared/outbox/outbox-handlers.js';
import type { OutboxMessage } from '../../shared/outbox/outbox-message.js';
import { newMessageId } from '../message-id.js';
import { addRefundNotice } from '../persistence/refund-notice-table.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { DeliveryReconciler } from './delivery-reconciler.js';
import { MalformedMessageError, paymentIdOf } from './message-payload.js';

/** Money that went back is told to the citizen, once. */
@Injectable()
export class RefundNoticeHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
    private readonly reconciler: DeliveryReconciler,
  ) {}

  onModuleInit(): void {
    this.handlers.add({ topic: PAYMENT_REFUNDED_TOPIC, handle: (payload) => this.whenRefunded(payload) });
  }

  private async whenRefunded(payload: OutboxMessage['payload']): Promise<void> {
    const { refundId, amountCents, commissionCents, isExcess } = payload;
    if (typeof refundId !== 'string' || typeof amountCents !== 'number' || typeof commissionCents !== 'number')
      throw new MalformedMessageError('no refund in the message');
    await addRefundNotice(this.database, {
      paymentId: paymentIdOf(payload),
      refundId,
      amountCents,
      commissionCents,
      isExcess: isExcess === 1,
      messageId: newMessageId(this.ids, this.settings.mailFrom),
      queuedAt: this.clock.now(),
    });
    this.reconciler.wake();
  }
}
