import { daysLeft, endsSoon } from '../../../domain/access-expiry.js';
import type { PaymentFigures, Standing } from '../../../payments/payment-figures.js';
import type { Sums } from '../../../payments/payment-totals.js';
import type { UndeliveredFigures } from '../../../receipts/receipt-details.js';
import type { RefundList } from '../../../refunds/refund-details.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { romeDay } from '../../../shared/rome-day.js';
import { adminPaths } from '../../admin-paths.js';
import { roleLabel } from '../../../shared/staff-role-labels.js';
import type { SignedIn } from '../../staff.js';
import type { AttentionLine, CollectedCard, DashboardPage } from './dashboard.page.js';
import { ageText } from '../words/age-text.js';
import { collectedHref, listHref } from './dashboard-links.js';
import { presentCharts } from './dashboard-charts.presenter.js';
import { dayText } from '../words/short-time.js';
import { daysText } from '../staff/staff.presenter.js';
import { numberText, sumsText } from '../words/sums-text.js';

/** What waits for the office besides payments. */
interface WaitingElsewhere {
  readonly undelivered: UndeliveredFigures;
  readonly refunds: Pick<RefundList, 'refunds' | 'oldestAt'>;
}

export function presentDashboard(
  { account }: SignedIn,
  figures: PaymentFigures,
  waiting: WaitingElsewhere,
): DashboardPage {
  return {
    title: 'Cruscotto',
    breadcrumb: [],
    isPrivate: true,
    name: account.fullName,
    role: roleLabel(account.role),
    at: timeText(figures.at),
    accessEnds: accessEndsText(account, figures.at),
    collected: presentCollected(figures),
    attention: presentAttention(figures, waiting),
    charts: presentCharts(figures),
  };
}

/** In the last days of an access: until when, and whom to ask. */
function accessEndsText({ expiresOn }: SignedIn['account'], now: Date): string | null {
  const today = romeDay(now);
  if (!endsSoon(expiresOn, today)) return null;
  const days = daysText(daysLeft(expiresOn, today));
  return `Il tuo accesso scade ${days}: l'ultimo giorno è il ${dayText(expiresOn)}. Se ti serve ancora, chiedi a un amministratore di prolungarlo.`;
}

function presentCollected(figures: PaymentFigures): CollectedCard[] {
  const today = romeDay(figures.at);
  const card = (id: string, label: string, from: string, sums: Sums): CollectedCard => ({
    id,
    label,
    period: from === today ? dayText(today) : `dal ${dayText(from)} a oggi`,
    href: collectedHref({ from, to: today }),
    ...sumsText(sums),
  });
  return [
    card('today', 'Oggi', today, figures.today),
    card('month', 'Questo mese', `${today.slice(0, 7)}-01`, figures.month),
    card('year', "Quest'anno", `${today.slice(0, 4)}-01-01`, figures.year),
  ];
}

function presentAttention(figures: PaymentFigures, { undelivered, refunds }: WaitingElsewhere): AttentionLine[] {
  const { at, waiting, underReview, openAlerts } = figures;
  const line = (id: string, label: string, { payments, oldestAt }: Standing, query: string): AttentionLine => ({
    id,
    label,
    count: numberText(payments),
    age: oldestAt === null ? null : `il più vecchio da ${ageText(oldestAt, at)}`,
    href: listHref(query),
    isNothing: payments === 0,
  });
  const alerts = { payments: openAlerts.alerts, oldestAt: openAlerts.oldestAt };
  const receipts = { payments: undelivered.receipts, oldestAt: undelivered.oldestAt };
  const receiptsLabel = one(receipts, 'Ricevuta non consegnata', 'Ricevute non consegnate');
  const asked = { payments: refunds.refunds, oldestAt: refunds.oldestAt };
  return [
    line('waiting', 'In attesa della banca', waiting, 'status=pending'),
    line('under-review', 'Da verificare', underReview, 'status=under_review'),
    line('alerts', one(alerts, 'Avviso aperto', 'Avvisi aperti'), alerts, 'alerts=1'),
    {
      ...line('undelivered', receiptsLabel, receipts, 'undelivered=1'),
      age: undeliveredText(undelivered, at),
    },
    {
      ...line('refunds', one(asked, 'Rimborso da approvare', 'Rimborsi da approvare'), asked, ''),
      href: adminPaths.refunds(),
    },
  ];
}

function one({ payments }: Standing, singular: string, plural: string): string {
  return payments === 1 ? singular : plural;
}

/** Says also for how many nothing is tried any more. */
function undeliveredText({ oldestAt, failed }: UndeliveredFigures, at: Date): string | null {
  if (oldestAt === null) return null;
  const age = `la più vecchia da ${ageText(oldestAt, at)}`;
  return failed === 0 ? age : `${age}; ${numberText(failed)} senza altri tentativi`;
}
