import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PaymentDetails } from '../../../payments/payment-detail.js';
import { RefundNotices } from '../../../receipts/refund-notices.js';
import { PaymentReconciliation } from '../../../reconciliation/payment-reconciliation.js';
import { RefundDetails } from '../../../refunds/refund-details.js';
import { ReceiptDetails } from '../../../receipts/receipt-details.js';
import { AuditTrail } from '../../../shared/audit-trail/audit-trail.js';
import { Ids } from '../../../shared/ids.js';
import { actorOf } from '../../access/actor.js';
import { StaffStore } from '../../persistence/staff.store.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { Flash } from '../flash.js';
import { transactionView } from './transaction.page.js';
import { noticeOf } from '../words/notices.js';
import { presentTransaction, type RefusedAction } from './transaction.presenter.js';

/** Answers with one payment whole. Whoever is shown it is recorded. */
@Injectable()
export class TransactionPageSender {
  constructor(
    private readonly details: PaymentDetails,
    private readonly receipts: ReceiptDetails,
    private readonly refundDetails: RefundDetails,
    private readonly refundNotices: RefundNotices,
    private readonly reconciliation: PaymentReconciliation,
    private readonly staff: StaffStore,
    private readonly trail: AuditTrail,
    private readonly flash: Flash,
    private readonly ids: Ids,
  ) {}

  /** With the status that `reply` has. @param code of what happened; absent: what the last action left. */
  async send(
    reply: FastifyReply,
    by: SignedIn,
    publicId: string,
    shown: { readonly code?: string; readonly refused?: RefusedAction } = {},
  ): Promise<void> {
    const [detail, receipt, refunds, refundNotices, reconciliation, accounts] = await Promise.all([
      this.details.find(publicId),
      this.receipts.find(publicId),
      this.refundDetails.ofPayment(publicId),
      this.refundNotices.ofPayment(publicId),
      this.reconciliation.of(publicId),
      this.staff.list(),
    ]);
    if (detail === null) throw new NotFoundException('no such payment');
    await this.trail.recordView({
      actor: actorOf(by),
      action: 'payment-viewed',
      subject: { kind: 'payment', id: publicId },
      data: { isPersonShown: detail.payer !== null },
    });
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    const notice = noticeOf(shown.code ?? this.flash.take(reply.request, reply));
    const { refused } = shown;
    const newFormKey = (): string => this.ids.token();
    const known = {
      by,
      detail,
      receipt,
      reconciliation,
      refunds: { refunds, notices: refundNotices, newFormKey },
      names,
      notice,
    };
    const page = presentTransaction({ ...known, ...(refused && { refused }) });
    await renderAdminPage(reply, transactionView, page);
  }
}
