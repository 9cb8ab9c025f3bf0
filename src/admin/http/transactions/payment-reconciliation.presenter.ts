import { findingLabels } from '../../../reconciliation/finding-labels.js';
import type { OrderReconciliation } from '../../../reconciliation/payment-reconciliation.js';
import { adminPaths } from '../../admin-paths.js';
import type { ReconciliationLine } from './transaction.page.js';
import { dayText } from '../words/short-time.js';

/** A line for each order that took money: accounted for by the bank, what does not fit, or not yet. */
export function presentPaymentReconciliation(orders: readonly OrderReconciliation[]): ReconciliationLine[] {
  return orders.map((order) => {
    const { number, isExcess, credit } = order;
    const which = orders.length > 1 || isExcess ? `Ordine ${number}: ` : '';
    return {
      text: `${which}${textOf(order)}`,
      isGreen: order.labels.length === 0 && credit !== null,
      credit:
        credit === null
          ? null
          : { href: adminPaths.bankCredit(credit.publicId), label: `accredito del ${dayText(credit.bookingDay)}` },
    };
  });
}

function textOf({ labels, credit, listedDay }: OrderReconciliation): string {
  if (labels.length > 0) return labels.map((label) => findingLabels[label]).join('; ');
  if (credit !== null) return 'riconciliato';
  if (listedDay !== null) return `nella lista del gateway del ${dayText(listedDay)}, accredito non ancora arrivato`;
  return 'non ancora rendicontato dalla banca';
}
