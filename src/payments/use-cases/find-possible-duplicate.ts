import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import type { PossibleDuplicate } from '../persistence/payment.records.js';
import { PaymentStore } from '../persistence/payment.store.js';

const LOOKS_BACK_MS = 24 * 3_600_000;

/**
 * Looks for a payment of the same person for the same service, amount and causale, paid or still open, begun in
 * the last 24 hours. The citizen is told and may go on: two equal school meals are not a mistake by themselves.
 */
@Injectable()
export class FindPossibleDuplicate {
  constructor(
    private readonly store: PaymentStore,
    private readonly clock: Clock,
  ) {}

  async execute(sought: {
    taxCode: string;
    serviceId: number;
    amountCents: number;
    description: string;
  }): Promise<PossibleDuplicate | null> {
    const since = new Date(this.clock.now().getTime() - LOOKS_BACK_MS);
    return this.store.findPossibleDuplicate({ ...sought, since });
  }
}
