import { Injectable } from '@nestjs/common';
import type { Executor, Statement, Transaction } from '../../shared/database.js';

/** Failures counted under one key. */
export interface FailureCount {
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly blockedUntil: Date;
}

// Makes sure that the row is there and locks it: attempts under the same key follow one another.
const LOCK: Statement = {
  name: 'throttle_lock',
  text: `
    insert into sign_in_throttle (key, failures, last_failure_at, blocked_until) values ($1, 0, $2, $2)
    on conflict (key) do update set failures = sign_in_throttle.failures
    returning failures, last_failure_at as "lastFailureAt", blocked_until as "blockedUntil"`,
};

const SET: Statement = {
  name: 'throttle_set',
  text: 'update sign_in_throttle set failures = $2, last_failure_at = $3, blocked_until = $4 where key = $1',
};

// The attempt was no failure after all: it is taken off again, and with it the pause that it brought.
const TAKE_BACK: Statement = {
  name: 'throttle_take_back',
  text: 'update sign_in_throttle set failures = greatest(0, failures - 1), blocked_until = $2 where key = $1',
};

const FORGET: Statement = { name: 'throttle_forget', text: 'delete from sign_in_throttle where key = $1' };

const FORGET_OLD: Statement = {
  name: 'throttle_forget_old',
  text: 'delete from sign_in_throttle where last_failure_at < $1 and blocked_until < $1',
};

/** How often was guessed, under keyed hashes: neither addresses nor names are stored. */
@Injectable()
export class ThrottleStore {
  async lock(tx: Transaction, key: Buffer, now: Date): Promise<FailureCount> {
    const [row] = await tx.query<FailureCount>(LOCK, [key, now]);
    if (row === undefined) throw new Error('the count of failures was not stored');
    return row;
  }

  async set(tx: Transaction, key: Buffer, count: FailureCount): Promise<void> {
    await tx.query(SET, [key, count.failures, count.lastFailureAt, count.blockedUntil]);
  }

  async takeBack(executor: Executor, key: Buffer, now: Date): Promise<void> {
    await executor.query(TAKE_BACK, [key, now]);
  }

  async forget(executor: Executor, key: Buffer): Promise<void> {
    await executor.query(FORGET, [key]);
  }

  async forgetOld(executor: Executor, before: Date): Promise<void> {
    await executor.query(FORGET_OLD, [before]);
  }
}
