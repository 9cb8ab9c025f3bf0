import type { CalendarDay } from '../../domain/calendar-day.js';
import { parsePageRequest, type PageRequest } from '../../domain/list-page.js';
import { parsePaymentFilter, type PaymentFilter, type PaymentFilterProblem } from '../../domain/payment-filter.js';
import { daysOfPeriod, isPeriod } from '../../domain/period.js';
import type { PersonSearch } from '../../domain/person-search.js';
import { parseTaxCode } from '../../domain/tax-code.js';
import { hasDates, type ListAddress } from './list-address.js';

/** What is wrong with an address of the list. */
export type ListProblem =
  | PaymentFilterProblem
  | { readonly field: 'period'; readonly code: 'PERIOD.UNKNOWN' }
  /** A person's code has no place in an address. */
  | { readonly field: 'q'; readonly code: 'CODE.IS_TAX_CODE' }
  | { readonly field: 'filter'; readonly code: 'FILTER.GONE' }
  | { readonly field: 'size' | 'cursor'; readonly code: 'PAGE.SIZE' | 'PAGE.CURSOR' };

export type ListFilterResult =
  | { readonly ok: true; readonly filter: PaymentFilter; readonly page: PageRequest }
  | { readonly ok: false; readonly problems: readonly ListProblem[] };

/**
 * What an address asks for. Whatever is wrong in it is a problem, never left out: a longer list than was asked for
 * would be taken for the answer. @param person whom its filter stands for; undefined when it names none that can be
 * opened.
 */
export function readListFilter(
  address: ListAddress,
  today: CalendarDay,
  person: PersonSearch | undefined,
): ListFilterResult {
  const { service, status, accounting, q, amountFrom, amountTo, undelivered, alerts, late } = address;
  const days = hasDates(address) ? address : periodOf(address, today);
  const typed = { ...days, service, status, accounting, q, amountFrom, amountTo, undelivered, alerts, late };
  const filter = parsePaymentFilter(typed);
  const page = parsePageRequest(address);
  const problems: ListProblem[] = [
    ...(hasDates(address) || address.period === '' || isPeriod(address.period) ? [] : [UNKNOWN_PERIOD]),
    ...(filter.ok ? [] : filter.problems),
    ...(isPersonsCode(q) ? [TAX_CODE] : []),
    ...(address.filter !== '' && person === undefined ? [FILTER_GONE] : []),
    ...(page.ok ? [] : [{ field: page.code === 'PAGE.SIZE' ? 'size' : 'cursor', code: page.code } as const]),
  ];
  if (problems.length > 0 || !filter.ok || !page.ok) return { ok: false, problems };
  return { ok: true, filter: person === undefined ? filter.filter : { ...filter.filter, person }, page: page.request };
}

const UNKNOWN_PERIOD = { field: 'period', code: 'PERIOD.UNKNOWN' } as const;
const TAX_CODE = { field: 'q', code: 'CODE.IS_TAX_CODE' } as const;
const FILTER_GONE = { field: 'filter', code: 'FILTER.GONE' } as const;

function periodOf({ period }: ListAddress, today: CalendarDay): { readonly from?: string; readonly to?: string } {
  return isPeriod(period) ? daysOfPeriod(period, today) : {};
}

function isPersonsCode(text: string): boolean {
  const result = parseTaxCode(text);
  return result.ok && result.taxCode.kind === 'person';
}
