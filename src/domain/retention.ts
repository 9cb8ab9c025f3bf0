import { daysInMonth } from './calendar.js';
import { type CalendarDay, dayOf } from './calendar-day.js';

/** Why somebody is forgotten: nothing came of their payment, or its records may go. */
export const RETENTION_KINDS = ['unpaid', 'paid'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** How long people are remembered after the last change of their payment. */
export interface RetentionPolicy {
  /** Whole days, for a payment that was refused, cancelled or expired. */
  readonly unpaidDays: number;
  /** Whole years of the calendar, for one that was paid, given back or not. */
  readonly paidYears: number;
}

/** Art. 2220 of the Italian civil code: accounting records are kept for ten years from their last entry. */
export const LAWFUL_PAID_YEARS = 10;

/**
 * The first day that is still remembered on `today`, both days of Italy: what last changed before it is due. Where a
 * year has no 29th of February nobody is forgotten a day early.
 */
export function rememberedSince(kind: RetentionKind, policy: RetentionPolicy, today: CalendarDay): CalendarDay {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  if (kind === 'unpaid') return dayOf(year, month, day - policy.unpaidDays);
  const then = year - policy.paidYears;
  return dayOf(then, month, Math.min(day, daysInMonth(month, then)));
}
