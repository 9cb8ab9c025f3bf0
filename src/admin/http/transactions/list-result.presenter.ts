import { PAGE_SIZES, type PageSize } from '../../../domain/list-page.js';
import { formatEuro } from '../../../domain/money.js';
import type { ListedPayment, PaymentPage } from '../../../payments/payment-search.js';
import type { PaymentTotalsResult, Sums } from '../../../payments/payment-totals.js';
import type { ReceiptState } from '../../../receipts/receipt-details.js';
import { adminPaths } from '../../admin-paths.js';
import { paymentStatusLabels } from '../../payment-words.js';
import { type ListAddress, writeListAddress } from '../../transactions/list-address.js';
import type { ListResult, TotalsLine, TotalsPart, TransactionRow } from './transactions.page.js';
import { exportLinks } from '../exports/export-links.js';
import { forgottenSince } from '../words/forgotten-text.js';
import { shortTime } from '../words/short-time.js';

/** One page of the list with what goes with it. */
export interface FoundPage {
  readonly page: PaymentPage;
  readonly size: PageSize;
  readonly totals: PaymentTotalsResult;
  /** By the payment's public id. */
  readonly receipts: ReadonlyMap<string, ReceiptState>;
}

const RECEIPT_LABELS: Readonly<Record<ReceiptState, string>> = {
  sent: 'Inviata',
  'on-its-way': 'In invio',
  failed: 'Non consegnata',
};
const wholeNumber = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

export function presentResult(address: ListAddress, found: FoundPage): ListResult {
  const { page, size, totals, receipts } = found;
  const href = (changes: Partial<ListAddress>): string =>
    adminPaths.transactions(writeListAddress({ ...address, ...changes }));
  return {
    isTooSlow: false,
    totals: presentTotals(totals, href({})),
    rows: page.rows.map((payment) => presentRow(payment, receipts.get(payment.publicId))),
    newerHref: page.newer === null ? null : href({ cursor: page.newer }),
    olderHref: page.older === null ? null : href({ cursor: page.older }),
    sizes: PAGE_SIZES.map((choice) => ({
      label: String(choice),
      href: href({ size: String(choice), cursor: '' }),
      isCurrent: choice === size,
    })),
    exports: exportLinks((format) =>
      adminPaths.transactionsExport(format, writeListAddress({ ...address, size: '', cursor: '' })),
    ),
  };
}

/** "1 pagamento", "1.234 pagamenti". */
export function countText(payments: number): string {
  return payments === 1 ? '1 pagamento' : `${wholeNumber.format(payments)} pagamenti`;
}

function presentTotals(totals: PaymentTotalsResult, refreshHref: string): TotalsPart {
  if (totals.kind !== 'exact') return { kind: totals.kind, refreshHref, count: '', lines: [] };
  const lines = [lineOf("Nell'elenco", totals.all), lineOf('Di cui incassati', totals.collected)];
  return { kind: 'exact', refreshHref, count: countText(totals.all.payments), lines };
}

function lineOf(label: string, sums: Sums): TotalsLine {
  return {
    label,
    count: wholeNumber.format(sums.payments),
    amount: formatEuro(sums.amountCents),
    commission: formatEuro(sums.commissionCents),
    total: formatEuro(sums.totalCents),
  };
}

function presentRow(payment: ListedPayment, receipt: ReceiptState | undefined): TransactionRow {
  const { payer, status } = payment;
  return {
    href: adminPaths.transaction(payment.publicId),
    reference: String(payment.reference),
    at: shortTime(payment.at),
    service: payment.serviceName,
    payer:
      payer === null
        ? null
        : { name: [payer.lastName, payer.firstName].filter((part) => part !== '').join(' '), taxCode: payer.taxCode },
    forgotten: forgottenSince(payment.forgottenAt),
    amount: formatEuro(payment.amountCents),
    commission: formatEuro(payment.commissionCents),
    total: formatEuro(payment.totalCents),
    status: { code: status, label: paymentStatusLabels[status] },
    isLate: payment.isLate,
    hasOpenAlert: payment.hasOpenAlert,
    receipt: receipt === undefined ? null : { code: receipt, label: RECEIPT_LABELS[receipt] },
  };
}
