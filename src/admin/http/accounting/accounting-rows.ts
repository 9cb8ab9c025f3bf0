import type { AccountingDays, AccountingView } from '../../../domain/accounting-view.js';
import { NO_ACCOUNTING_CODE } from '../../../domain/payment-filter.js';
import type { AccountRow } from '../../../payments/payment-accounts.js';
import { collectedHref } from '../dashboard/dashboard-links.js';
import { lastDayOf, monthText } from '../words/month-text.js';
import { dayText } from '../words/short-time.js';

/** What a row is called. */
export function accountName(by: AccountingView, { key, name }: Pick<AccountRow, 'key' | 'name'>): string {
  switch (by) {
    case 'service':
      return name;
    case 'day':
      return dayText(key);
    case 'month':
      return monthText(key);
    case 'code':
      return key === '' ? 'senza codice' : key;
  }
}

/** The list of the payments that a row is the sum of: a month at the edge has only its days of the period. */
export function accountHref(by: AccountingView, key: string, days: AccountingDays): string {
  switch (by) {
    case 'service':
      return collectedHref({ ...days, service: key });
    case 'day':
      return collectedHref({ from: key, to: key });
    case 'month': {
      const [first, last] = [`${key}-01`, lastDayOf(key)];
      return collectedHref({ from: first < days.from ? days.from : first, to: last > days.to ? days.to : last });
    }
    case 'code':
      return collectedHref({ ...days, accounting: key === '' ? NO_ACCOUNTING_CODE : key });
  }
}
