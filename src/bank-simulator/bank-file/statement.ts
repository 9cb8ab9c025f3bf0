import { italianDay } from '../protocol/rome-time.js';
import type { BankFileRequest } from './bank-file-request.js';
import { euros } from './euros.js';
import { cardTransactions, deviate, type BankRecords, type CardTransaction } from './transactions.js';
import { nextWorkingDay } from './working-day.js';

/** One line of the account. */
export interface Movement {
  /** The bank's reference of the line, unique in the account. */
  readonly reference: string;
  /** Positive for a credit, negative for a debit. */
  readonly amountCents: number;
  /** `YYYY-MM-DD`. */
  readonly bookingDay: string;
  /** The order when the line is about a single one. */
  readonly orderId: string | undefined;
  /** Letters, digits and simple signs only, so that every format can carry it. */
  readonly description: string;
}

/** The account's statement of one day: opening balance and movements give the closing balance. */
export interface Statement {
  readonly day: string;
  readonly openingCents: number;
  readonly closingCents: number;
  readonly movements: readonly Movement[];
}

/**
 * The statement of the day that was asked for. Deviations are of that file only: the opening balance is
 * always what the account truly held.
 */
export function statementOf(request: BankFileRequest, records: BankRecords): Statement {
  const transactions = cardTransactions(records);
  const booked = (transaction: CardTransaction): string => nextWorkingDay(transaction.day);
  const earlier = transactions.filter((transaction) => booked(transaction) < request.day);
  const today = deviate(
    transactions.filter((transaction) => booked(transaction) === request.day),
    request,
  );
  const movements = [
    ...credits(request, today, records.shopId),
    ...today.filter(({ kind }) => kind === 'refund').map((refund) => debit(request.day, refund, records.shopId)),
    ...foreignCredits(request),
  ];
  const openingCents = sum(earlier.map((transaction) => accountCents(request, transaction)));
  const closingCents = openingCents + sum(movements.map(({ amountCents }) => amountCents));
  return { day: request.day, openingCents, closingCents, movements };
}

function credits(request: BankFileRequest, transactions: readonly CardTransaction[], shopId: string): Movement[] {
  const payments = transactions.filter(({ kind }) => kind === 'payment');
  if (request.credits === 'single') return payments.map((payment) => singleCredit(request, payment, shopId));
  const days = [...new Set(payments.map(({ day }) => day))];
  return days.map((day) => {
    const ofDay = payments.filter((payment) => payment.day === day);
    return dailyCredit(request, ofDay, shopId);
  });
}

function dailyCredit(request: BankFileRequest, payments: readonly CardTransaction[], shopId: string): Movement {
  const day = payments[0]?.day ?? request.day;
  const gross = sum(payments.map(({ grossCents }) => grossCents));
  const fees = request.fees === 'net' ? ` COMM. ${euros(sum(payments.map(({ feeCents }) => feeCents)))}` : '';
  return {
    reference: `POS${compact(day)}`,
    amountCents: sum(payments.map((payment) => accountCents(request, payment))),
    bookingDay: request.day,
    orderId: undefined,
    description: `ACCREDITO POS ${shopId} DEL ${italianDay(day)} N.OPER. ${payments.length} LORDO ${euros(gross)}${fees}`,
  };
}

function singleCredit(request: BankFileRequest, payment: CardTransaction, shopId: string): Movement {
  return {
    reference: payment.code.slice(0, 16),
    amountCents: accountCents(request, payment),
    bookingDay: request.day,
    orderId: payment.orderId,
    description: `ACCREDITO POS ${shopId} DEL ${italianDay(payment.day)} ORDINE ${payment.orderId} TRANSAZIONE ${payment.code}`,
  };
}

function debit(bookingDay: string, refund: CardTransaction, shopId: string): Movement {
  return {
    reference: refund.code.slice(0, 16),
    amountCents: -refund.grossCents,
    bookingDay,
    orderId: refund.orderId,
    description: `STORNO POS ${shopId} DEL ${italianDay(refund.day)} ORDINE ${refund.orderId} OPERAZIONE ${refund.code}`,
  };
}

function foreignCredits({ day, foreign }: BankFileRequest): Movement[] {
  return Array.from({ length: foreign }, (_, index) => ({
    reference: `EST${compact(day)}${String(index + 1).padStart(5, '0')}`,
    amountCents: 10_000 + 137 * (index + 1),
    bookingDay: day,
    orderId: undefined,
    description: `BONIFICO A VOSTRO FAVORE ORDINANTE TERZI ${index + 1}`,
  }));
}

/** What a transaction does to the account, with the fees as the bank was asked to take them. */
function accountCents({ fees }: BankFileRequest, { kind, grossCents, feeCents }: CardTransaction): number {
  if (kind === 'refund') return -grossCents;
  return fees === 'net' ? grossCents - feeCents : grossCents;
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
