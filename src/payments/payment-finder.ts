import type { PaymentStatus } from '../domain/payment-state.js';
import type { Executor } from '../shared/database.js';

/** What happened to a payment so far, for a citizen who asks. Money in cents, instants in UTC. */
export interface PaymentStory {
  readonly publicId: string;
  /** The human "Riferimento N." */
  readonly reference: number;
  readonly status: PaymentStatus;
  readonly serviceName: string;
  readonly serviceSlug: string;
  readonly office: { readonly name: string; readonly email: string | null; readonly phone: string | null };
  readonly totalCents: number;
  /** What went back of it so far. */
  readonly refundedCents: number;
  /** The bank's identifier; null until money arrived. */
  readonly transactionCode: string | null;
  /** Of the payer, to be shown shortened only. */
  readonly email: string;
  /** The history, oldest first; types as the payments' events name them. */
  readonly events: readonly { readonly type: string; readonly at: Date }[];
}

/**
 * Finds payments by what people have in their hands. A payment whose person retention has forgotten is not found:
 * there is nobody left who could show that it is theirs.
 */
export abstract class PaymentFinder {
  /**
   * Public id of the payment with this reference and payer's tax code (as stored), else null, without saying which is
   * wrong.
   */
  abstract findByTaxCode(executor: Executor, reference: number, taxCode: string): Promise<string | null>;

  /** Public id of the payment with this reference. For callers who have proof that it may be shown. */
  abstract findByReference(reference: number): Promise<string | null>;

  /** The story of the payment with this public id. */
  abstract tell(publicId: string): Promise<PaymentStory | null>;
}
