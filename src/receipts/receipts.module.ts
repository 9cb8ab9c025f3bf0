import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryGauges } from './delivery-gauges.js';
import { AuditTrailModule } from '../shared/audit-trail/audit-trail.module.js';
import { FailedDeliveries } from './failed-deliveries.js';
import { ReceiptController } from './http/receipt.controller.js';
import { VerifyController } from './http/verify.controller.js';
import { IssueReceipt } from './issue-receipt.js';
import { MailHistory } from './mail-history.js';
import { ReceiptDetails } from './receipt-details.js';
import { receiptProviders } from './receipt-providers.js';
import { RefundNotices } from './refund-notices.js';
import { RequestResumeLink } from './request-resume-link.js';
import { ResendByStaff } from './resend-by-staff.js';
import { ResendReceipt } from './resend-receipt.js';

/** Receipts as citizens meet them: phase 8, the PDF, the resend, the verification. Sending is the worker's. */
@Module({})
export class ReceiptsModule {
  /** `payments` is the payments' module as the web process uses it, the same object that it imports. */
  static forWeb(payments: DynamicModule): DynamicModule {
    return {
      module: ReceiptsModule,
      imports: [payments, AuditTrailModule],
      controllers: [ReceiptController, VerifyController],
      providers: [
        ...receiptProviders,
        ResendReceipt,
        ResendByStaff,
        RequestResumeLink,
        MailHistory,
        ReceiptDetails,
        RefundNotices,
        DeliveryGauges,
        FailedDeliveries,
      ],
      exports: [
        IssueReceipt,
        ResendReceipt,
        ResendByStaff,
        RequestResumeLink,
        MailHistory,
        ReceiptDetails,
        FailedDeliveries,
        RefundNotices,
      ],
    };
  }
}
