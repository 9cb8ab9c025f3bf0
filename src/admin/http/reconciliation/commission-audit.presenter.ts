import { formatSignedEuro } from '../../../domain/money.js';
import type { CommissionCredit, CommissionMonth, CommissionSums } from '../../../reconciliation/commission-audit.js';
import { adminPaths } from '../../admin-paths.js';
import type { RowChart } from '../../charts/chart.js';
import { rowChart } from '../../charts/row-chart.js';
import type { CommissionAuditPage, CommissionRow } from './commission-audit.page.js';
import { dayText } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

const monthName = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** @param month `YYYY-MM`, of which the credits are shown. */
export function presentCommissionAudit(
  month: string,
  months: readonly CommissionMonth[],
  credits: readonly CommissionCredit[],
): CommissionAuditPage {
  return {
    title: 'Commissioni della banca',
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'Commissioni della banca' }],
    isPrivate: true,
    month,
    sentence: sentenceOf(months),
    chart: chartOf(months),
    months: months.toReversed().map((sums) => ({
      ...cells(sums),
      name: monthText(sums.month),
      href: adminPaths.commissionAudit(`mese=${sums.month}`),
    })),
    creditsTitle: `Accrediti di ${monthText(month)}, dallo scarto più grande`,
    credits: credits.map((credit) => ({
      ...cells(credit),
      name: dayText(credit.bookingDay),
      href: adminPaths.bankCredit(credit.publicId),
    })),
  };
}

function cells(sums: CommissionSums): Omit<CommissionRow, 'name' | 'href'> {
  const { payments, grossCents, paidCents, keptCents } = sums;
  return {
    payments: numberText(payments),
    gross: formatSignedEuro(grossCents),
    paid: formatSignedEuro(paidCents),
    kept: formatSignedEuro(keptCents),
    drift: driftText(paidCents - keptCents),
  };
}

function sentenceOf(months: readonly CommissionMonth[]): string {
  const drift = months.reduce((sum, { paidCents, keptCents }) => sum + paidCents - keptCents, 0);
  if (months.length === 0) return 'Ancora nessun accredito spiegato in questo periodo.';
  if (drift === 0)
    return 'In dodici mesi i cittadini hanno pagato di commissione quanto la banca ha trattenuto, al centesimo.';
  const amount = formatSignedEuro(Math.abs(drift));
  return drift > 0
    ? `In dodici mesi i cittadini hanno pagato di commissione ${amount} più di quanto la banca ha trattenuto.`
    : `In dodici mesi la banca ha trattenuto ${amount} più della commissione pagata dai cittadini.`;
}

/**
 * Two bars a month would crowd a telephone: the bars are the drift, whichever its direction, and the words say which.
 */
function chartOf(months: readonly CommissionMonth[]): RowChart | null {
  const rows = months.map(({ month, paidCents, keptCents }) => ({
    name: `${monthText(month)}, ${paidCents >= keptCents ? 'pagato in più' : 'trattenuto in più'}`,
    cents: Math.abs(paidCents - keptCents),
  }));
  if (rows.every(({ cents }) => cents === 0)) return null;
  return rowChart(rows, {
    id: 'chart-drift',
    title: 'Scarto per mese',
    description: `Una barra per mese, lunga quanto lo scarto. I numeri sono nella tabella che segue.`,
  });
}

function driftText(cents: number): string {
  return cents > 0 ? `+${formatSignedEuro(cents)}` : formatSignedEuro(cents);
}

function monthText(month: string): string {
  return monthName.format(new Date(`${month}-01T00:00:00Z`));
}
