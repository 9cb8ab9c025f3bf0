import { Injectable } from '@nestjs/common';
import type { CheckedLookup } from '../../domain/lookup-form.js';
import { PaymentFinder } from '../../payments/payment-finder.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { LookupLimits } from './lookup-limits.js';

/** `unknown`: no such pair. Whether the reference exists is not told, by words or by time. */
export type FoundPayment =
  | { readonly kind: 'found'; readonly publicId: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many'; readonly retryAt: Date };

/** Finds a payment by its reference and its payer's tax code, within the limits for those who guess. */
@Injectable()
export class FindMyPayment {
  constructor(
    private readonly database: Database,
    private readonly finder: PaymentFinder,
    private readonly limits: LookupLimits,
    private readonly clock: Clock,
  ) {}

  /** `address` is the browser's. A right pair is not counted, and while too many wrong ones were it waits like them. */
  async execute(lookup: CheckedLookup, address: string): Promise<FoundPayment> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const [counted, publicId] = await Promise.all([
        this.limits.open(tx, lookup, address),
        this.finder.findByTaxCode(tx, lookup.reference, lookup.taxCode),
      ]);
      const retryAt = this.limits.retryAt(counted, now);
      if (retryAt !== null) return { kind: 'too-many', retryAt };
      if (publicId !== null) return { kind: 'found', publicId };
      await this.limits.countFailure(tx, counted, now);
      return { kind: 'unknown' };
    });
  }
}
