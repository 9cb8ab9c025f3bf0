import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import { IssueReceipt } from './issue-receipt.js';
import { newMessageId } from './message-id.js';
import { addDelivery, listDeliveries } from './persistence/delivery-table.js';
import { lockReceipt } from './persistence/receipt-table.js';
import { ReceiptSettings } from './receipt-settings.js';
import { RECEIPT_RESEND_TOPIC } from './receipt-topics.js';
import { refuseResend, type ResendRefusal } from './resend-rule.js';

export type ResendResult =
  | { readonly kind: 'queued' }
  | { readonly kind: 'not-paid' }
  /** Retention has forgotten the person and the address with it. */
  | { readonly kind: 'address-forgotten' }
  | ResendRefusal;

/** Sends a receipt once more, to the address of the payment, within the limits of {@link refuseResend}. */
@Injectable()
export class ResendReceipt {
  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
  ) {}

  /** Writes a new delivery, and wakes the worker that will send it; or says why not. */
  async execute(paymentId: string): Promise<ResendResult> {
    const issued = await this.issueReceipt.execute(paymentId);
    if (issued === null) return { kind: 'not-paid' };
    if (issued.payment.payer === null) return { kind: 'address-forgotten' };
    return this.database.transaction((tx) => this.addUnlessRefused(tx, paymentId));
  }

  private async addUnlessRefused(tx: Transaction, paymentId: string): Promise<ResendResult> {
    await lockReceipt(tx, paymentId);
    const deliveries = await listDeliveries(tx, paymentId);
    const now = this.clock.now();
    const refusal = refuseResend(deliveries, now);
    if (refusal !== undefined) return refusal;
    const version = (deliveries.at(-1)?.version ?? 0) + 1;
    const messageId = newMessageId(this.ids, this.settings.mailFrom);
    // An address that staff have corrected once stays corrected.
    const address = deliveries.at(-1)?.address ?? null;
    await addDelivery(tx, paymentId, { version, reason: 'resend_by_citizen', messageId, queuedAt: now, address });
    await appendToOutbox(tx, { topic: RECEIPT_RESEND_TOPIC, payload: { paymentId } }, now);
    return { kind: 'queued' };
  }
}
