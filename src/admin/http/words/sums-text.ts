import { formatEuro } from '../../../domain/money.js';
import type { Sums } from '../../../payments/payment-totals.js';
import type { SumsText } from '../dashboard/dashboard.page.js';

const wholeNumber = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** "12.345". */
export function numberText(count: number): string {
  return wholeNumber.format(count);
}

export function sumsText(sums: Sums): SumsText {
  return {
    count: numberText(sums.payments),
    amount: formatEuro(sums.amountCents),
    commission: formatEuro(sums.commissionCents),
    total: formatEuro(sums.totalCents),
  };
}
