import { type CalendarDay, daysAfter, daysBetween, parseDay } from './calendar-day.js';
import { daysOfPeriod } from './period.js';

/** By what the accountant adds up. */
export const ACCOUNTING_VIEWS = ['service', 'day', 'code', 'month'] as const;
export type AccountingView = (typeof ACCOUNTING_VIEWS)[number];

/** The days of one view or register, both included. */
export interface AccountingDays {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

export interface AccountingProblem {
  readonly field: 'from' | 'to' | 'by';
  readonly code: 'DAY' | 'REVERSED' | 'TOO_LONG' | 'VIEW';
}

export type AccountingDaysResult =
  | { readonly ok: true; readonly days: AccountingDays }
  | { readonly ok: false; readonly problems: readonly AccountingProblem[] };

export type AccountingRequest =
  | { readonly ok: true; readonly by: AccountingView; readonly days: AccountingDays }
  | { readonly ok: false; readonly problems: readonly AccountingProblem[] };

/** A year, with the day of a leap year: what one view by day shows, and one register holds. */
export const MAX_DAYS = 366;
/** What one view by service, code or month adds up. */
const MAX_VIEW_DAYS = 20 * MAX_DAYS;

/** What an address asks for: by service, and this month, unless it says otherwise. What is wrong in it is a problem. */
export function readAccountingRequest(
  typed: { readonly by: string; readonly from: string; readonly to: string },
  today: CalendarDay,
): AccountingRequest {
  const by = ACCOUNTING_VIEWS.find((view) => view === (typed.by === '' ? 'service' : typed.by));
  const read = readAccountingDays(typed, today, by === 'day' ? MAX_DAYS : MAX_VIEW_DAYS);
  if (by !== undefined && read.ok) return { ok: true, by, days: read.days };
  const unknown: AccountingProblem[] = by === undefined ? [{ field: 'by', code: 'VIEW' }] : [];
  return { ok: false, problems: [...(read.ok ? [] : read.problems), ...unknown] };
}

/** The days that were typed; this month for those that were not. */
export function readAccountingDays(
  typed: { readonly from: string; readonly to: string },
  today: CalendarDay,
  maxDays = MAX_DAYS,
): AccountingDaysResult {
  const month = daysOfPeriod('this-month', today);
  const from = typed.from === '' ? month.from : parseDay(typed.from);
  const to = typed.to === '' ? month.to : parseDay(typed.to);
  if (from === undefined || to === undefined) {
    const fields = [...(from === undefined ? (['from'] as const) : []), ...(to === undefined ? (['to'] as const) : [])];
    return { ok: false, problems: fields.map((field) => ({ field, code: 'DAY' })) };
  }
  if (to < from) return { ok: false, problems: [{ field: 'to', code: 'REVERSED' }] };
  if (countDays({ from, to }) > maxDays) return { ok: false, problems: [{ field: 'to', code: 'TOO_LONG' }] };
  return { ok: true, days: { from, to } };
}

/** Every day of the stretch, the first and the last included. */
export function everyDay(days: AccountingDays): CalendarDay[] {
  return Array.from({ length: countDays(days) }, (_, index) => daysAfter(days.from, index));
}

function countDays({ from, to }: AccountingDays): number {
  return daysBetween(from, to) + 1;
}
