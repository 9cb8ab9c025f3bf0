/** A request of the bank, or of a browser that it sent, as it arrived: signatures are computed on raw values. */
export interface RawInbound {
  readonly method: string;
  /** Path and query exactly as they stood in the request line, percent signs and all. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Which of the bank's addresses was called. A `return` may turn out to be a cancellation, if both share one. */
export type InboundKind = 'return' | 'cancel' | 'notification';

/** What the payments module remembers of an order that it opened at the bank. */
export interface KnownAttempt {
  readonly ref: string;
  /** {@link BankGateway.shopId} when the attempt was opened. */
  readonly shopId: string;
  readonly amountCents: number;
  readonly currency: 'EUR';
  /** {@link BankGateway.currentKeyVersion} when the attempt was opened. */
  readonly keyVersion: string;
  readonly createdAt: Date;
}

/** Finds the attempt with this order code; its failures (database down) pass through `parse` untouched. */
export type FindAttempt = (ref: string) => Promise<KnownAttempt | null>;

/** What became of a message of the bank, from which the gateway makes the reply that its protocol wants. */
export type Ack = 'applied' | 'duplicate' | 'ignored' | 'unknown-order' | 'rejected' | 'malformed' | 'retry-later';

/** The reply to a server's notification. */
export interface RawReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
