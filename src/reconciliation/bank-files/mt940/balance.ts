import { dayOfShortDate } from '../bank-day.js';
import { centsWithComma } from '../cents.js';
import { LineFault } from '../line-fault.js';

const BALANCE = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/;

/** What fields 60 and 62 say. */
export interface Balance {
  /** Negative when the account is overdrawn. */
  readonly cents: number;
  readonly day: string;
  readonly currency: string;
}

/** @throws LineFault */
export function balanceOf(value: string): Balance {
  const [, mark, date = '', currency = '', amount = ''] = BALANCE.exec(value.trim()) ?? [];
  if (mark === undefined) throw new LineFault('line-unreadable');
  const cents = centsWithComma(amount);
  return { cents: mark === 'D' ? 0 - cents : cents, day: dayOfShortDate(date), currency };
}
