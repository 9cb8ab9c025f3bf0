import type { CalendarDay } from './calendar-day.js';

/** A payment, or money that went back, which may be inside a credit of the bank. */
export interface CreditCandidate {
  readonly id: string;
  readonly service: string;
  /** Europe/Rome: of a payment the day it was paid, of a refund the day it was made. */
  readonly day: CalendarDay;
  readonly kind: 'payment' | 'refund';
  /** All that the citizen paid, commission included; negative for a refund. */
  readonly grossCents: number;
  /** What the bank keeps of it, as its own list says; null when only the rate is known. Refunds cost nothing. */
  readonly feeCents: number | null;
}

/** Money that the bank booked and nobody has explained yet. */
export interface UnexplainedCredit {
  /** Positive. */
  readonly amountCents: number;
  readonly bookingDay: CalendarDay;
  /** The fees that the bank says it kept of this credit; null when it says nothing. */
  readonly feeCents: number | null;
  /** Null while nothing is known of the bank. */
  readonly custom: BankCustom | null;
}

/** How the bank took its fees: not from this credit, from each payment, or once from their sum. */
export type FeeCustom = 'gross' | 'net-of-each' | 'net-of-sum';

/**
 * What a bank is known to do, from credits that are explained already or that explain themselves: it hardly ever
 * changes.
 */
export interface BankCustom {
  readonly fees: FeeCustom;
  /** Whether refunds are subtracted from credits, or booked apart; null while no refund has told. */
  readonly areRefundsSubtracted: boolean | null;
  /** Whether each service has credits of its own; null while there was only one. */
  readonly isByService: boolean | null;
}

/** What is taken for granted: these payments, of one service or of all, of one to three days in a row. */
export interface CreditPremise {
  /** Null: all services. */
  readonly service: string | null;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  readonly fees: FeeCustom;
  /** Whether what went back on those days was subtracted; `none`: nothing went back. */
  readonly refunds: 'subtracted' | 'apart' | 'none';
}

/** A set of payments that adds up to a credit, or nearly, and why it may be the right one. */
export interface CreditProposal {
  /** What is inside the credit, in the order of the candidates. */
  readonly candidateIds: readonly string[];
  readonly premise: CreditPremise;
  /** Of the premise's payments and refunds, those that are not inside; at most three. */
  readonly missingIds: readonly string[];
  /** Others that are inside though the premise does not say so; at most three. */
  readonly addedIds: readonly string[];
  /** What the set is worth in the account, and what the bank kept of it. */
  readonly worthCents: number;
  readonly feeCents: number;
  /** Credit less worth: 0 when every cent is explained, positive for money that comes from elsewhere. */
  readonly residualCents: number;
  /** Other choices of missing or added payments that give the same sum under the same premise. */
  readonly otherChoices: number;
  /** How much it takes for granted, in bits: the lower the likelier. */
  readonly bits: number;
}
