import { Injectable } from '@nestjs/common';
import { retryAllowedAt, wholeAfterFailure, type AllowanceRule } from '../../domain/failure-allowance.js';
import { Clock } from '../../shared/clock.js';

/** 120 requests at once, then 20 a second: a night's batch passes, a loop gone wild does not. In each web process. */
const RULE: AllowanceRule = { failures: 120, forgivenAfterMs: 50 };

/** How often a key may ask. Kept in memory: a count that is lost when the process ends harms nobody. */
@Injectable()
export class KeyRate {
  private readonly wholeAt = new Map<number, Date>();

  constructor(private readonly clock: Clock) {}

  /** Counts a request; null when it may pass, else the seconds after which the next may. */
  count(keyId: number): number | null {
    const now = this.clock.now();
    const wholeAt = this.wholeAt.get(keyId) ?? null;
    const allowedAt = retryAllowedAt(RULE, wholeAt, now);
    if (allowedAt !== null) return Math.ceil((allowedAt.getTime() - now.getTime()) / 1_000);
    this.wholeAt.set(keyId, wholeAfterFailure(RULE, wholeAt, now));
    return null;
  }
}
