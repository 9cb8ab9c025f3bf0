import type { BankGateway } from '../../src/bank-gateway/bank-gateway.js';
import type { RawInbound } from '../../src/bank-gateway/inbound.js';
import type { Clock } from '../../src/shared/clock.js';

/** An order as the bank of a test holds it. */
export interface BankOrder {
  readonly ref: string;
  readonly amountCents: number;
}

/** What the bank of a test knows about an order; `undocumented` is a state that no adapter has heard of. */
export type BankOrderState =
  'absent' | 'open' | 'pending' | 'paid' | 'declined' | 'cancelled' | 'expired' | 'undocumented';

/** Failures before the bank has read the request. */
export const FAULTS_BEFORE_SENDING = ['refuses connections'] as const;

/** Failures after the bank has carried out the request: its answer is lost, or cannot be believed. */
export const FAULTS_AFTER_SENDING = [
  'never answers',
  'stops in the middle of the answer',
  'drops the connection',
  'answers with an HTTP error',
  'redirects elsewhere',
  'answers without end',
  'answers with garbage',
  'answers in another encoding',
  'signs the envelope wrongly',
  'signs the content wrongly',
  'does not sign',
  'answers about a time long past',
] as const;

export type LineFault = (typeof FAULTS_BEFORE_SENDING)[number] | (typeof FAULTS_AFTER_SENDING)[number];

/** A message that the bank sends, directly or through the browser. */
export interface BankMessage {
  readonly kind: 'return' | 'notification';
  readonly claim: 'paid' | 'declined';
  /** `tampered`: another amount under the true signature; `repeated`: a parameter that comes twice. */
  readonly form: 'signed' | 'tampered' | 'repeated' | 'truncated';
}

/** A bank on the wire, for {@link describeBankGatewayContract}: what it says is made by code that is not the adapter's. */
export interface BankHarness {
  readonly clock: Clock;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The adapter under test, talking to this bank; asked for after `start`. */
  gateway(): BankGateway;
  hold(order: BankOrder, state: BankOrderState): void;
  /** Breaks the line for the requests to come, until `mend`. */
  breakLine(fault: LineFault): Promise<void>;
  mend(): Promise<void>;
  message(order: BankOrder, message: BankMessage): RawInbound;
  /** The browser back from "annulla". */
  cancellation(order: BankOrder): RawInbound;
  /** The transaction code of a paid order. */
  transactionOf(order: BankOrder): string;
  refundedCents(order: BankOrder): number;
  /** Requests that arrived at another address than the bank's, where a redirect would lead. */
  strayRequests(): number;
  /** Keys, which must show up nowhere. */
  readonly secrets: readonly string[];
}
