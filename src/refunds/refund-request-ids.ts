import { randomBytes } from 'node:crypto';
import { newRefundRequestId } from '../bank-gateway/refund-request-id.js';
import type { Clock } from '../shared/clock.js';

/** Draws the number under which the bank recognises a refund, however often it is asked for it. */
export class RefundRequestIds {
  constructor(
    private readonly clock: Clock,
    private readonly random: (sizeBytes: number) => Uint8Array = randomBytes,
  ) {}

  next(): string {
    return newRefundRequestId(this.clock, this.random);
  }
}
