import { parseAmount, type AmountErrorCode } from './amount-input.js';
import { parseDay, type CalendarDay } from './calendar-day.js';
import { isCardNumber } from './card-number.js';
import type { Cents } from './money.js';
import { PAYMENT_STATUSES, type PaymentStatus } from './payment-state.js';
import { parsePersonSearch, type PersonProblem, type PersonSearch } from './person-search.js';
import { isAccountingCode } from './service-model.js';
import { parseTransactionCode } from './transaction-code.js';

/** Which payments the staff wants to see; a field that is left out leaves nothing out. All of them hold together. */
export interface PaymentFilter {
  /** First and last day, both included, of the payment's day: that of the money, else that of the request. */
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
  /** A service's slug; one that does not exist finds nothing. */
  readonly service?: string;
  /** Any of these, in the order of {@link PAYMENT_STATUSES}; never empty. */
  readonly statuses?: readonly PaymentStatus[];
  /** Under which the accounts book the payment; null: under none. */
  readonly accounting?: { readonly code: string | null };
  readonly code?: CodeSearch;
  readonly person?: PersonSearch;
  /** Least and most of the amount due, without the commission, both included. */
  readonly minAmountCents?: Cents;
  readonly maxAmountCents?: Cents;
  /** The receipt was issued and no sending of it has arrived yet. */
  readonly isUndelivered?: true;
  /** Something about it waits for the staff. */
  readonly hasOpenAlert?: true;
  /** The bank's truth came after the citizen had been told something else. */
  readonly isLate?: true;
}

/** A reference or a transaction code, without spaces and in upper case. Digits alone can be either. */
export interface CodeSearch {
  readonly transactionCode: string;
  readonly reference?: number;
}

/** A filter as it comes from an address or a form: texts that may be absent or empty. */
export interface TypedPaymentFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly service?: string | undefined;
  /** One state, or several: repeated, or separated by commas. */
  readonly status?: string | readonly string[] | undefined;
  /** A code, or {@link NO_ACCOUNTING_CODE}. */
  readonly accounting?: string | undefined;
  readonly q?: string | undefined;
  readonly person?: string | undefined;
  /** Euros as people type them. */
  readonly amountFrom?: string | undefined;
  readonly amountTo?: string | undefined;
  /** `1` when ticked. */
  readonly undelivered?: string | undefined;
  readonly alerts?: string | undefined;
  readonly late?: string | undefined;
}

/** What is wrong with one field; codes are stable, messages are the pages' matter. */
export type PaymentFilterProblem =
  | { readonly field: 'from' | 'to'; readonly code: 'DAY.MALFORMED' }
  | { readonly field: 'to'; readonly code: 'PERIOD.REVERSED' }
  | { readonly field: 'service'; readonly code: 'SERVICE.MALFORMED' }
  | { readonly field: 'status'; readonly code: 'STATUS.UNKNOWN' }
  | { readonly field: 'accounting'; readonly code: 'ACCOUNTING.MALFORMED' }
  | { readonly field: 'q'; readonly code: 'CODE.MALFORMED' }
  /** What is looked for stays in the audit trail: a card number must not. */
  | { readonly field: 'accounting' | 'q'; readonly code: 'CARD_NUMBER' }
  | ({ readonly field: 'person' } & PersonProblem)
  | { readonly field: 'amountFrom' | 'amountTo'; readonly code: AmountErrorCode }
  | { readonly field: 'amountTo'; readonly code: 'AMOUNTS.REVERSED' }
  | { readonly field: 'undelivered' | 'alerts' | 'late'; readonly code: 'FLAG.UNKNOWN' };

export type PaymentFilterResult =
  | { readonly ok: true; readonly filter: PaymentFilter }
  | { readonly ok: false; readonly problems: readonly PaymentFilterProblem[] };

const SUMMARY_FIELDS: ReadonlySet<string> = new Set<keyof PaymentFilter>(['from', 'to', 'service', 'statuses']);
/** Asks for the payments without a code: no code has this sign. */
export const NO_ACCOUNTING_CODE = '~';
/** References are whole numbers that JavaScript holds exactly. */
const REFERENCE = /^\d{1,15}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads what the staff asks for. Empty fields filter nothing; one that is wrong is a problem, never dropped and never
 * guessed, because a list that shows more than was asked for is taken for an answer.
 */
export function parsePaymentFilter(typed: TypedPaymentFilter): PaymentFilterResult {
  const problems: PaymentFilterProblem[] = [];
  const complain: Complain = (problem) => {
    problems.push(problem);
    return null;
  };
  const filter = withoutAbsent({
    ...readPeriod(typed, complain),
    service: readField(typed.service, (text) =>
      SLUG.test(text) ? text : complain({ field: 'service', code: 'SERVICE.MALFORMED' }),
    ),
    statuses: readStatuses(typed.status, complain),
    accounting: readField(typed.accounting, (text) => {
      if (text === NO_ACCOUNTING_CODE) return { code: null };
      if (isCardNumber(text)) return complain({ field: 'accounting', code: 'CARD_NUMBER' });
      return isAccountingCode(text) ? { code: text } : complain({ field: 'accounting', code: 'ACCOUNTING.MALFORMED' });
    }),
    code: readField(typed.q, (text) => {
      if (isCardNumber(text)) return complain({ field: 'q', code: 'CARD_NUMBER' });
      return readCode(text) ?? complain({ field: 'q', code: 'CODE.MALFORMED' });
    }),
    person: readField(typed.person, (text) => {
      const result = parsePersonSearch(text);
      return result.ok ? result.person : complain({ field: 'person', ...result.problem });
    }),
    ...readAmounts(typed, complain),
    isUndelivered: readFlag(typed, 'undelivered', complain),
    hasOpenAlert: readFlag(typed, 'alerts', complain),
    isLate: readFlag(typed, 'late', complain),
  });
  return problems.length === 0 ? { ok: true, filter } : { ok: false, problems };
}

/** Whether day, service and state are all that is asked: then the totals are kept and need no counting. */
export function isSummaryFilter(filter: PaymentFilter): boolean {
  return Object.keys(filter).every((field) => SUMMARY_FIELDS.has(field));
}

/** Notes what is wrong; what it answers stands for the field that cannot be read. */
type Complain = (problem: PaymentFilterProblem) => null;

function readPeriod(typed: TypedPaymentFilter, complain: Complain): Pick<Loose<PaymentFilter>, 'from' | 'to'> {
  const read = (field: 'from' | 'to'): CalendarDay | null | undefined =>
    readField(typed[field], (text) => parseDay(text) ?? complain({ field, code: 'DAY.MALFORMED' }));
  const [from, to] = [read('from'), read('to')];
  if (from && to && from > to) complain({ field: 'to', code: 'PERIOD.REVERSED' });
  return { from, to };
}

function readStatuses(
  typed: TypedPaymentFilter['status'],
  complain: Complain,
): readonly PaymentStatus[] | null | undefined {
  const texts = (typeof typed === 'string' ? [typed] : (typed ?? [])).flatMap((text) => text.split(','));
  const names = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (names.length === 0) return undefined;
  const statuses = PAYMENT_STATUSES.filter((status) => names.includes(status));
  const areKnown = names.every((name) => statuses.some((status) => status === name));
  return areKnown ? statuses : complain({ field: 'status', code: 'STATUS.UNKNOWN' });
}

function readCode(text: string): CodeSearch | undefined {
  const transactionCode = parseTransactionCode(text);
  if (transactionCode === undefined) return undefined;
  return REFERENCE.test(transactionCode)
    ? { transactionCode, reference: Number(transactionCode) }
    : { transactionCode };
}

type Amounts = Pick<Loose<PaymentFilter>, 'minAmountCents' | 'maxAmountCents'>;

function readAmounts(typed: TypedPaymentFilter, complain: Complain): Amounts {
  const read = (field: 'amountFrom' | 'amountTo'): Cents | null | undefined =>
    readField(typed[field], (text) => {
      const result = parseAmount(text);
      return result.ok ? result.cents : complain({ field, code: result.code });
    });
  const [minAmountCents, maxAmountCents] = [read('amountFrom'), read('amountTo')];
  if (minAmountCents && maxAmountCents && minAmountCents > maxAmountCents) {
    complain({ field: 'amountTo', code: 'AMOUNTS.REVERSED' });
  }
  return { minAmountCents, maxAmountCents };
}

function readFlag(
  typed: TypedPaymentFilter,
  field: 'undelivered' | 'alerts' | 'late',
  complain: Complain,
): true | null | undefined {
  return readField(typed[field], (text) => (text === '1' ? true : complain({ field, code: 'FLAG.UNKNOWN' })));
}

function readField<Value>(typed: string | undefined, read: (text: string) => Value): Value | undefined {
  const text = typed?.trim() ?? '';
  return text === '' ? undefined : read(text);
}

/** The same fields: undefined where nothing was typed, null where it was wrong. */
type Loose<Type> = { readonly [Key in keyof Type]?: Type[Key] | null | undefined };

function withoutAbsent(filter: Loose<PaymentFilter>): PaymentFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== null));
}
