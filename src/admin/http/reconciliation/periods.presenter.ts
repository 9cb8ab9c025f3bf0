import { italianDay } from '../../../domain/calendar-day.js';
import { formatSignedEuro } from '../../../domain/money.js';
import type { ClosedPeriod, OpenDay } from '../../../reconciliation/closed-periods.js';
import { adminPaths } from '../../admin-paths.js';
import type { PeriodListRow, PeriodPage, PeriodsPage } from './periods.page.js';
import { dayText, shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

type Notice = PeriodsPage['notice'];

const NOTICES: Readonly<Record<string, Notice>> = {
  closed: { isGood: true, message: 'Periodo chiuso: il verbale è qui sotto, e non cambierà più.' },
  'already-closed': {
    isGood: false,
    message: 'Questo periodo è già chiuso: un’altra persona è arrivata prima. Qui sotto c’è il suo verbale.',
  },
  reopened: { isGood: true, message: 'Periodo riaperto. Quando è a posto, chiudilo di nuovo: i due verbali restano.' },
  'already-open': { isGood: false, message: 'Il periodo era già stato riaperto.' },
};
const monthName = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'long', year: 'numeric' });

export function periodNotice(code: string | undefined): Notice {
  return code !== undefined && Object.hasOwn(NOTICES, code) ? (NOTICES[code] ?? null) : null;
}

/** What the list is made of. */
export interface PeriodsDesk {
  readonly periods: readonly ClosedPeriod[];
  readonly openDays: readonly OpenDay[];
  readonly mayClose: boolean;
  /** A period that could not be closed, as it was typed. */
  readonly refused?: { readonly value: string; readonly error: string };
}

export function presentPeriods({ periods, openDays, mayClose, refused }: PeriodsDesk): PeriodsPage {
  const value = refused?.value ?? italianDay(openDays[0]?.day ?? '');
  return {
    title: 'Chiusure',
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'Chiusure' }],
    isPrivate: true,
    ...(refused && { errors: [{ message: refused.error, href: '#period' }] }),
    notice: null,
    form: mayClose ? { action: adminPaths.periods(), value, error: refused?.error ?? null } : null,
    openDays: openDays.map(({ day, lines, residualCents }) => ({
      day: dayText(day),
      value: day,
      lines: numberText(lines),
      residual: formatSignedEuro(residualCents),
    })),
    periods: periods.map(presentRow),
  };
}

function presentRow(period: ClosedPeriod): PeriodListRow {
  return {
    href: adminPaths.period(period.id),
    name: periodText(period),
    closed: shortTime(period.closedAt),
    by: period.closedBy,
    residual: formatSignedEuro(period.residualCents),
    state: stateOf(period),
  };
}

/** @param refused a reason that was not taken, as it was typed. */
export function presentPeriod(
  period: ClosedPeriod,
  {
    notice,
    mayReopen,
    refused,
  }: { notice: Notice; mayReopen: boolean; refused?: { readonly value: string; readonly error: string } },
): PeriodPage {
  const { id, reopenedAt, reopenedBy, reopenReason } = period;
  const isOpenAgain = reopenedAt !== null;
  return {
    title: capitalised(periodText(period)),
    breadcrumb: [
      { label: 'Riconciliazione', href: adminPaths.reconciliation() },
      { label: 'Chiusure', href: adminPaths.periods() },
      { label: periodText(period) },
    ],
    isPrivate: true,
    ...(refused && { errors: [{ message: refused.error, href: '#reopen-text' }] }),
    notice,
    state: stateOf(period),
    facts: factsOf(period),
    files: [
      { label: 'Verbale in PDF', href: adminPaths.periodMinutesPdf(id), sha256: period.pdfSha256 },
      { label: 'Verbale in CSV', href: adminPaths.periodMinutesCsv(id), sha256: period.csvSha256 },
    ],
    reopening: isOpenAgain
      ? {
          text: `Riaperto da ${reopenedBy ?? 'personale'} il ${shortTime(reopenedAt).text}.`,
          reason: reopenReason ?? '',
        }
      : null,
    reopenForm:
      mayReopen && !isOpenAgain
        ? { action: adminPaths.periodReopening(id), value: refused?.value ?? '', error: refused?.error ?? null }
        : null,
  };
}

function factsOf(period: ClosedPeriod): PeriodPage['facts'] {
  return [
    { label: 'Chiuso da', value: `${period.closedBy}, ${shortTime(period.closedAt).text}` },
    { label: 'Movimenti del conto', value: numberText(period.lines) },
    { label: 'Saldo dei movimenti', value: formatSignedEuro(period.amountCents) },
    { label: 'Spiegato dai pagamenti', value: formatSignedEuro(period.explainedCents) },
    { label: 'Resta da spiegare', value: formatSignedEuro(period.residualCents) },
    { label: 'Situazioni aperte alla chiusura', value: numberText(period.openFindings) },
    { label: 'Rettifiche di periodi già chiusi', value: numberText(period.adjustments) },
  ];
}

function stateOf({ reopenedAt }: ClosedPeriod): PeriodPage['state'] {
  return reopenedAt === null ? { code: 'paid', label: 'chiuso' } : { code: 'expired', label: 'riaperto' };
}

function periodText({ kind, firstDay }: ClosedPeriod): string {
  return kind === 'day' ? dayText(firstDay) : monthName.format(new Date(`${firstDay}T00:00:00Z`));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
