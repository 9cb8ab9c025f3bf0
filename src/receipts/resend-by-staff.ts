import { Injectable } from '@nestjs/common';
import type { WantedResend } from '../domain/resend-form.js';
import { PaymentNotes } from '../payments/payment-notes.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { appendToOutbox } from '../shared/outbox/append-to-outbox.js';
import { IssueReceipt } from './issue-receipt.js';
import { newMessageId } from './message-id.js';
import { addDelivery, type Delivery, listDeliveries, supersedeWaiting } from './persistence/delivery-table.js';
import { lockReceipt } from './persistence/receipt-table.js';
import { ReceiptSettings } from './receipt-settings.js';
import { RECEIPT_RESEND_TOPIC } from './receipt-topics.js';

/** `on-its-way`: the same sending has just been asked for, or a worker has it in hand. */
export type StaffResend = 'queued' | 'not-paid' | 'address-forgotten' | 'on-its-way';

/** Two people who press at once, or one who presses twice. */
const PAUSE_MS = 60_000;

/**
 * Sends a receipt again because staff want so: to the same address, or to a corrected one, which later sendings keep.
 * The payer's own row stays as the citizen typed it. What still waits to be sent elsewhere is given up.
 */
@Injectable()
export class ResendByStaff {
  constructor(
    private readonly issueReceipt: IssueReceipt,
    private readonly notes: PaymentNotes,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: ReceiptSettings,
  ) {}

  async execute(by: StaffMember, paymentId: string, wanted: WantedResend): Promise<StaffResend> {
    const issued = await this.issueReceipt.execute(paymentId);
    if (issued === null) return 'not-paid';
    if (issued.payment.payer === null) return 'address-forgotten';
    const ownAddress = issued.payment.payer.email;
    return this.database.transaction((tx) => this.add(tx, by, { paymentId, ownAddress, wanted }));
  }

  private async add(
    tx: Transaction,
    by: StaffMember,
    { paymentId, ownAddress, wanted }: { paymentId: string; ownAddress: string; wanted: WantedResend },
  ): Promise<StaffResend> {
    await lockReceipt(tx, paymentId);
    const deliveries = await listDeliveries(tx, paymentId);
    const now = this.clock.now();
    const last = deliveries.at(-1);
    const address = wanted.email ?? last?.address ?? ownAddress;
    const isElsewhere = address !== (last?.address ?? ownAddress);
    if (last !== undefined && isOnItsWay(last, isElsewhere, now)) return 'on-its-way';
    await supersedeWaiting(tx, paymentId);
    await addDelivery(tx, paymentId, {
      version: (last?.version ?? 0) + 1,
      reason: 'resend_by_staff',
      messageId: newMessageId(this.ids, this.settings.mailFrom),
      queuedAt: now,
      address: address === ownAddress ? null : address,
    });
    await appendToOutbox(tx, { topic: RECEIPT_RESEND_TOPIC, payload: { paymentId } }, now);
    if (wanted.text !== null)
      await this.notes.addForResend(tx, paymentId, { authorId: by.id, text: wanted.text, at: now });
    await this.trail.record(tx, {
      actor: by,
      action: 'receipt-resent',
      subject: { kind: 'payment', id: paymentId },
      data: { reason: wanted.reason, isAddressCorrected: isElsewhere },
    });
    return 'queued';
  }
}

/** To another address nothing has to wait, unless a worker is sending this very moment. */
function isOnItsWay(last: Delivery, isElsewhere: boolean, now: Date): boolean {
  if (last.state === 'sending') return true;
  return !isElsewhere && now.getTime() - last.queuedAt.getTime() < PAUSE_MS;
}
