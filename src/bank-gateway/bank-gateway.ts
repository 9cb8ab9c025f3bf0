import type { Environment } from '../env.js';
import type { CallContext, QueryResult, RefundInput, RefundResult } from './back-office.js';
import type { InitInput, InitResult } from './hand-off.js';
import type { Ack, FindAttempt, InboundKind, RawInbound, RawReply } from './inbound.js';
import type { KnownAttempt } from './inbound.js';
import type { Signal } from './signal.js';

/** The adapters that BANK_GATEWAY can name; also the last segment of the bank's callback addresses. */
export type GatewayId = Environment['bank']['gateway'];

/**
 * What a bank's protocol can do and prove. Payments and refunds need all of it today: an adapter that can do
 * less says so here, and whoever uses it asks for that, never for the gateway's name.
 */
export interface GatewayCapabilities {
  readonly signedReturn: boolean;
  readonly signedNotification: boolean;
  /** Without it a signed message proves that something was paid, not how much. */
  readonly amountInSignature: boolean;
  readonly query: 'by-ref' | 'none';
  readonly refund: 'full' | 'partial' | 'none';
  /** `request-id`: repeating a refund with the same id is harmless. */
  readonly refundIdempotency: 'request-id' | 'none';
  /** Order codes that this bank and this portal both accept. */
  readonly refPattern: RegExp;
}

/**
 * The port to a bank's payment page, and its injection token. It turns bytes into claims and knows no payment:
 * nothing here changes a state. Every expected failure is a `GatewayError`.
 */
export abstract class BankGateway {
  abstract readonly id: GatewayId;
  abstract readonly capabilities: GatewayCapabilities;
  /** The shop that an attempt belongs to, and that a signed message must repeat. */
  abstract readonly shopId: string;
  /** Fingerprint of the key that verifies today's attempts; not a secret, stored with each of them. */
  abstract readonly currentKeyVersion: string;

  /** Prepares the browser's way to the bank. The attempt must be stored and committed before. */
  abstract initiate(input: InitInput, ctx: CallContext): Promise<InitResult>;

  /**
   * Reads a callback. The only I/O is `known`, called at most once and only for messages that claim a signature.
   * Throws `SIGNATURE` or `MALFORMED`, with the claimed order in the details when it has the form of one.
   */
  abstract parse(kind: InboundKind, raw: RawInbound, known: FindAttempt): Promise<Signal>;

  /** The reply that the bank wants once the message has been dealt with. */
  abstract acknowledge(ack: Ack): RawReply;

  /** Asks the bank about an order. Throws `UNAVAILABLE` or `OUTCOME_UNKNOWN`; asking again is always harmless. */
  abstract query(attempt: KnownAttempt, ctx: CallContext): Promise<QueryResult>;

  /** Gives money back. After `OUTCOME_UNKNOWN` only a query, or the same request id, may follow. */
  abstract refund(input: RefundInput, ctx: CallContext): Promise<RefundResult>;
}
