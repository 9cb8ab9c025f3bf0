import type { Clock } from '../shared/clock.js';
import { newRequestReference, type RandomBytes } from './sia-vpos/request-reference.js';

/**
 * The id of one refund request: today's date in Italy and 24 random digits, 32 in all. Store it before calling
 * `refund`, and reuse it for every repetition of that refund: it is what keeps the bank from refunding twice.
 */
export function newRefundRequestId(clock: Clock, random: RandomBytes): string {
  return newRequestReference(clock.now(), random);
}
