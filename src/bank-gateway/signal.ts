/** By which way a claim about an order reached us. */
export type SignalSource = 'return' | 'cancel' | 'notification' | 'query';

/**
 * How far a claim can be trusted: `signed` covers every verified field, `bearer` only proves that the sender
 * knows a secret of the attempt (for gateways that do not sign), `none` is anybody's word.
 */
export type Assurance = 'signed' | 'bearer' | 'none';

/** What a message says became of the order. An undocumented code is `unknown`, never `declined`. */
export type Outcome = 'paid' | 'declined' | 'cancelled' | 'expired' | 'pending' | 'unknown';

/** What a message claims. It never changes a state by itself: the payments module compares it with its attempt. */
export interface Signal {
  readonly source: SignalSource;
  readonly assurance: Assurance;
  readonly outcome: Outcome;
  /** Our order code; the caller may know no such attempt. */
  readonly ref?: string | undefined;
  /** The bank's transaction code, which citizens see as "codice transazione". */
  readonly gatewayTxnId?: string | undefined;
  readonly authCode?: string | undefined;
  readonly amountCents?: number | undefined;
  /** `EUR`, or another currency's code just as it came. */
  readonly currency?: string | undefined;
  readonly shopId?: string | undefined;
  /** The bank's own code behind `outcome`. */
  readonly rawCode?: string | undefined;
  /** When the bank says that it happened. */
  readonly gatewayTime?: Date | undefined;
  /**
   * The fields whose signature held, without anything about the card or its holder. `signedSha256` stands for
   * all that was signed, left-out fields included, so that a hash of this record tells messages apart.
   */
  readonly verifiedFields: Readonly<Record<string, string>>;
}
