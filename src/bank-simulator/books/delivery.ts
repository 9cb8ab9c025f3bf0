import type { ResultFields } from '../protocol/result-message.js';

/** One notification that the bank sent, and what came back. */
export interface Delivery {
  readonly orderId: string;
  /** 1 for the first, then its repetitions; 0 for one asked through the control interface. */
  readonly attempt: number;
  /** 1 unless a fault sends several at once. */
  readonly copy: number;
  /** The shop's address without the result. */
  readonly url: string;
  /** The result as it was sent, MAC included. */
  readonly parameters: ResultFields;
  readonly sentAt: string;
  /** HTTP status of the answer, null when there was none. */
  readonly status: number | null;
  readonly failure: 'timeout' | 'unreachable' | null;
}

/** The shop took the message or turned it down; 5xx and silence mean that the bank must try again. */
export function wasAnswered(delivery: Delivery): boolean {
  return delivery.status !== null && delivery.status < 500;
}
