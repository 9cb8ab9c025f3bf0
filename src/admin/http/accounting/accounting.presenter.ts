import {
  ACCOUNTING_VIEWS,
  type AccountingDays,
  type AccountingProblem,
  type AccountingRequest,
  type AccountingView,
  everyDay,
  MAX_DAYS,
} from '../../../domain/accounting-view.js';
import type { CalendarDay } from '../../../domain/calendar-day.js';
import { formatEuro } from '../../../domain/money.js';
import { daysOfPeriod } from '../../../domain/period.js';
import type { Accounts, AccountSums } from '../../../payments/payment-accounts.js';
import { timeText } from '../../../shared/http/pages/time-text.js';
import { adminPaths } from '../../admin-paths.js';
import type { AccountingPage, AccountingResult, AccountingSums } from './accounting.page.js';
import type { ChoiceLink } from '../transactions/transactions.page.js';
import { accountingChart } from './accounting-chart.js';
import { accountHref, accountName } from './accounting-rows.js';
import { dayText } from '../words/short-time.js';
import { sumsText } from '../words/sums-text.js';

const VIEW_LABELS: Readonly<
  Record<AccountingView, { readonly chip: string; readonly title: string; readonly first: string }>
> = {
  service: { chip: 'Per servizio', title: 'Per servizio', first: 'Servizio' },
  day: { chip: 'Per giorno', title: 'Per giorno', first: 'Giorno' },
  code: { chip: 'Per codice contabile', title: 'Per codice contabile', first: 'Codice contabile' },
  month: { chip: 'Per mese', title: 'Per mese', first: 'Mese' },
};

const WORDS: Readonly<Record<AccountingProblem['code'], string>> = {
  DAY: 'La data non esiste o non si legge: scrivila come 31/12/2026.',
  REVERSED: "L'ultimo giorno viene prima del primo: scambiali o correggine uno.",
  TOO_LONG: 'I giorni sono troppi: giorno per giorno se ne vedono al massimo 366, per il resto vent’anni.',
  VIEW: 'Scegli una delle viste elencate.',
};

/** What an address of the accountant's views asked for, and what was found. */
export interface ShownAccounting {
  readonly typed: { readonly by: string; readonly from: string; readonly to: string };
  readonly today: CalendarDay;
  readonly request: AccountingRequest;
  /** Null when nothing could be asked, or the answer takes too long. */
  readonly found: Accounts | null;
}

export function presentAccounting({ typed, today, request, found }: ShownAccounting): AccountingPage {
  const problems = request.ok ? [] : request.problems;
  const by = request.ok ? request.by : (ACCOUNTING_VIEWS.find((view) => view === typed.by) ?? 'service');
  const days = request.ok ? request.days : typed;
  const place = ({ field }: AccountingProblem): string => (field === 'by' ? 'viste' : field);
  return {
    title: 'Contabilità',
    breadcrumb: [{ label: 'Contabilità' }],
    isPrivate: true,
    errors: problems.map((problem) => ({ message: WORDS[problem.code], href: `#${place(problem)}` })),
    views: ACCOUNTING_VIEWS.map((view) => ({
      label: VIEW_LABELS[view].chip,
      href: adminPaths.accounting({ by: view, ...days }),
      isCurrent: view === by,
    })),
    periods: periodLinks(by, days, today),
    form: {
      action: adminPaths.accounting(),
      by,
      values: { from: days.from, to: days.to },
      errorOf: Object.fromEntries(problems.map((problem) => [place(problem), WORDS[problem.code]])),
    },
    result: request.ok ? presentAccounts(request, found) : null,
  };
}

export function accountingSums(sums: AccountSums): AccountingSums {
  return {
    ...sumsText(sums),
    refunded: formatEuro(sums.refundedCents),
    net: formatEuro(sums.totalCents - sums.refundedCents),
  };
}

function periodLinks(by: AccountingView, shown: { from: string; to: string }, today: CalendarDay): ChoiceLink[] {
  const year = today.slice(0, 4);
  const periods = [
    { label: 'Questo mese', ...daysOfPeriod('this-month', today) },
    { label: 'Mese scorso', ...daysOfPeriod('last-month', today) },
    { label: "Quest'anno", from: `${year}-01-01`, to: `${year}-12-31` },
    { label: "L'anno scorso", from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` },
  ];
  return periods.map(({ label, from, to }) => ({
    label,
    href: adminPaths.accounting({ by, from, to }),
    isCurrent: shown.from === from && shown.to === to,
  }));
}

function presentAccounts(
  { by, days }: { readonly by: AccountingView; readonly days: AccountingDays },
  found: Accounts | null,
): AccountingResult {
  const { title, first } = VIEW_LABELS[by];
  const rows = found?.rows ?? [];
  const period = days.from === days.to ? dayText(days.from) : `dal ${dayText(days.from)} al ${dayText(days.to)}`;
  return {
    title: `${title}, ${period}`,
    at: found === null ? null : timeText(found.at),
    ...accountingChart(by, days, rows),
    first,
    rows: rows.map((row) => ({
      name: accountName(by, row),
      href: accountHref(by, row.key, days),
      ...accountingSums(row),
    })),
    total: accountingSums(
      found?.total ?? { payments: 0, amountCents: 0, commissionCents: 0, totalCents: 0, refundedCents: 0 },
    ),
    registerHref: everyDay(days).length > MAX_DAYS ? null : adminPaths.register(days),
  };
}
