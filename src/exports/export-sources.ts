import { Injectable } from '@nestjs/common';
import type { PaymentFilter } from '../domain/payment-filter.js';
import { PaymentExport } from '../payments/payment-export.js';
import { BankLineExport } from '../reconciliation/bank-line-export.js';
import { WorklistExport } from '../reconciliation/worklist-export.js';
import type { WorklistSearch } from '../reconciliation/worklist.js';
import { RefundExport } from '../refunds/refund-export.js';
import type { AuditFilter } from '../shared/audit-trail/audit-filter.js';
import { AuditReader } from '../shared/audit-trail/audit-reader.js';
import { AUDIT_TRAIL, auditTrailSource } from './audit-trail-source.js';
import type { AnySource, ExportRequest } from './export-source.js';
import { BANK_LINES, type BankLineFilter, bankLinesSource } from './bank-lines-source.js';
import { REFUNDS, type RefundFilter, refundsSource } from './refunds-source.js';
import { TRANSACTIONS, transactionsSource } from './transactions-source.js';
import { WORKLIST, worklistSource } from './worklist-source.js';

/**
 * Every list that can be taken as a file, by its kind: what a page offers, a worker can build again from its request.
 */
@Injectable()
export class ExportSources {
  constructor(
    private readonly payments: PaymentExport,
    private readonly refundList: RefundExport,
    private readonly lines: BankLineExport,
    private readonly findings: WorklistExport,
    private readonly trail: AuditReader,
  ) {}

  transactions(filter: PaymentFilter): AnySource {
    return transactionsSource(this.payments, filter);
  }

  refunds(filter: RefundFilter): AnySource {
    return refundsSource(this.refundList, filter);
  }

  bankLines(filter: BankLineFilter): AnySource {
    return bankLinesSource(this.lines, filter);
  }

  worklist(search: WorklistSearch): AnySource {
    return worklistSource(this.findings, search);
  }

  auditTrail(filter: AuditFilter): AnySource {
    return auditTrailSource(this.trail, filter);
  }

  /** @throws Error for a kind that this version does not know. */
  of({ kind, filter }: ExportRequest): AnySource {
    switch (kind) {
      case TRANSACTIONS:
        return this.transactions(filter);
      case REFUNDS:
        return this.refunds(filter as RefundFilter);
      case BANK_LINES:
        return this.bankLines(filter as BankLineFilter);
      case WORKLIST:
        return this.worklist(filter as WorklistSearch);
      case AUDIT_TRAIL:
        return this.auditTrail(filter);
      default:
        throw new Error(`no list of kind ${kind}`);
    }
  }
}
