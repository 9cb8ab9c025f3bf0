/** What the bank knows of an order; `refunded` means that all of it went back. */
export type OrderStatus = 'open' | 'paid' | 'refused' | 'cancelled' | 'expired' | 'pending' | 'refunded';

/** All that the bank keeps of a card: never its number. */
export interface CardTrace {
  readonly type: 'MasterCard' | 'Visa';
  /** Last four digits. */
  readonly tail: string;
}

/** What the shop asked for, fixed when the order opens. Instants are ISO 8601 in UTC. */
export interface OrderTerms {
  readonly orderId: string;
  readonly shopId: string;
  readonly amountCents: number;
  readonly serviceName: string;
  readonly reference: string;
  readonly notificationUrl: string;
  readonly doneUrl: string;
  readonly backUrl: string;
  /** The bank's own code of the transaction, 26 upper-case hexadecimal digits. */
  readonly transactionCode: string;
  readonly openedAt: string;
  readonly deadlineAt: string;
}

/** An order and where it stands. */
export interface Order extends OrderTerms {
  readonly status: OrderStatus;
  /** When it reached its outcome; null while open or pending. */
  readonly outcomeAt: string | null;
  /** When a pending order becomes paid; null for the others. */
  readonly settlesAt: string | null;
  readonly card: CardTrace | null;
  /** Six digits once authorised, empty before. */
  readonly authNumber: string;
  /** RESULT of the signed message: 00 authorised, another code refused, empty while there is none. */
  readonly resultCode: string;
  readonly capturedCents: number;
  readonly refundedCents: number;
  /** True when the bank authorised and could tell nobody: neither notification nor return. */
  readonly answerLost: boolean;
  readonly notification: {
    /** Deliveries of the outcome tried so far, repetitions included. */
    readonly attempts: number;
    /** When the next one is due; null when none is owed. */
    readonly dueAt: string | null;
  };
}
