import { type CalendarDay, dayOf, parseDay } from './calendar-day.js';

export type PeriodKind = 'day' | 'month';

/** A day or a month of the account: its first and last day, both included. */
export interface AccountingPeriod {
  readonly kind: PeriodKind;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
}

/** Reads `2026-11-24` as a day and `2026-11` as a month; undefined for anything else and for days that do not exist. */
export function parsePeriod(text: string): AccountingPeriod | undefined {
  const day = parseDay(text);
  if (day !== undefined) return { kind: 'day', firstDay: day, lastDay: day };
  const firstDay = parseDay(`${text}-01`);
  if (firstDay === undefined) return undefined;
  const [year = 0, month = 0] = text.split('-').map(Number);
  return { kind: 'month', firstDay, lastDay: dayOf(year, month + 1, 0) };
}

const TYPED = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/;

/**
 * The same as an office writes it: `24/11/2026` is a day and `11/2026` a month; the forms of `parsePeriod` are read,
 * too.
 */
export function parseTypedPeriod(text: string): AccountingPeriod | undefined {
  const [, day, month, year] = TYPED.exec(text) ?? [];
  if (month === undefined || year === undefined) return parsePeriod(text);
  return parsePeriod([year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-'));
}

/** Whether all of it has passed on `today`: what can still move is not closed. */
export function isOver({ lastDay }: AccountingPeriod, today: string): boolean {
  return lastDay < today;
}
