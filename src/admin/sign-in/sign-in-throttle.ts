import { Injectable } from '@nestjs/common';
import {
  ACCOUNT_PAUSE,
  CODE_PAUSE,
  FORGET_FAILURES_MS,
  NETWORK_PAUSE,
  pauseAfter,
  type PausePolicy,
} from '../../domain/sign-in-pause.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Transaction } from '../../shared/database.js';
import { ThrottleStore } from '../persistence/throttle.store.js';
import type { Visitor } from '../access/visitor.js';
import { KnownDevices } from './known-devices.js';
import { StaffKeys } from './staff-keys.js';

/** One thing that failures are counted under. */
interface Counter {
  readonly key: Buffer;
  readonly policy: PausePolicy;
  /** Forgotten at a success; the others only give the attempt back. */
  readonly endsWithSuccess: boolean;
}

/** An attempt that may go on. It counts as a failure until it is given back. */
export type Attempt =
  | { readonly isBlocked: false; readonly counters: readonly Counter[] }
  | { readonly isBlocked: true; readonly waitMs: number };

/**
 * Slows down who guesses. An attempt is counted before it is made, so that many at once find the limit as well; what
 * was right is taken off again. No account is ever locked: pauses belong to the network that guesses.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly database: Database,
    private readonly store: ThrottleStore,
    private readonly devices: KnownDevices,
    private readonly keys: StaffKeys,
    private readonly clock: Clock,
  ) {}

  /** Before a password is looked at. */
  async beforePassword(visitor: Visitor, username: string): Promise<Attempt> {
    return this.begin(this.countersOf(visitor, username));
  }

  /** Before a one-time code is looked at: only who knows the password comes this far. */
  async beforeCode(visitor: Visitor, username: string): Promise<Attempt> {
    const ofAccount = { key: this.keys.hash('throttle', 'code', username), policy: CODE_PAUSE, endsWithSuccess: true };
    return this.begin([...this.countersOf(visitor, username), ofAccount]);
  }

  /** Before a signed-in person's own password is asked again. */
  async beforeReentry(username: string): Promise<Attempt> {
    const key = this.keys.hash('throttle', 're-entry', username);
    return this.begin([{ key, policy: ACCOUNT_PAUSE, endsWithSuccess: true }]);
  }

  /** The attempt was right, but more is asked: it is no failure, and earlier ones stay counted. */
  async giveBack(attempt: Attempt): Promise<void> {
    if (attempt.isBlocked) return;
    for (const { key } of attempt.counters) await this.store.takeBack(this.database, key, this.clock.now());
  }

  /** The sign-in is complete. */
  async succeed(attempt: Attempt): Promise<void> {
    if (attempt.isBlocked) return;
    const now = this.clock.now();
    for (const { key, endsWithSuccess } of attempt.counters) {
      if (endsWithSuccess) await this.store.forget(this.database, key);
      else await this.store.takeBack(this.database, key, now);
    }
    await this.store.forgetOld(this.database, new Date(now.getTime() - FORGET_FAILURES_MS));
  }

  private countersOf(visitor: Visitor, username: string): Counter[] {
    const device = this.devices.recognise(visitor.deviceToken, username);
    if (device !== undefined) {
      const key = this.keys.hash('throttle', 'device', device, username);
      return [{ key, policy: ACCOUNT_PAUSE, endsWithSuccess: true }];
    }
    return [
      {
        key: this.keys.hash('throttle', 'account', username, visitor.network),
        policy: ACCOUNT_PAUSE,
        endsWithSuccess: true,
      },
      { key: this.keys.hash('throttle', 'network', visitor.network), policy: NETWORK_PAUSE, endsWithSuccess: false },
    ];
  }

  private async begin(counters: readonly Counter[]): Promise<Attempt> {
    // Always in the same order, so that two attempts that share counters wait for each other and not in a circle.
    const ordered = counters.toSorted((a, b) => Buffer.compare(a.key, b.key));
    return this.database.transaction((tx) => this.count(tx, ordered));
  }

  private async count(tx: Transaction, counters: readonly Counter[]): Promise<Attempt> {
    const now = this.clock.now();
    const found = [];
    for (const counter of counters) found.push({ counter, count: await this.store.lock(tx, counter.key, now) });
    const blockedUntil = Math.max(...found.map(({ count }) => count.blockedUntil.getTime()));
    if (blockedUntil > now.getTime()) return { isBlocked: true, waitMs: blockedUntil - now.getTime() };
    for (const { counter, count } of found) {
      const isForgotten = now.getTime() - count.lastFailureAt.getTime() > FORGET_FAILURES_MS;
      const failures = (isForgotten ? 0 : count.failures) + 1;
      const until = new Date(now.getTime() + pauseAfter(failures, counter.policy));
      await this.store.set(tx, counter.key, { failures, lastFailureAt: now, blockedUntil: until });
    }
    return { isBlocked: false, counters };
  }
}
