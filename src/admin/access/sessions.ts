import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database, type Executor } from '../../shared/database.js';
import { Ids } from '../../shared/ids.js';
import { romeDay } from '../../shared/rome-day.js';
import { SessionStore, type SessionStage, type StoredSession } from '../persistence/session.store.js';
import { StaffStore } from '../persistence/staff.store.js';
import { StaffKeys } from '../sign-in/staff-keys.js';
import type { StaffAccount } from '../staff.js';
import { ABSOLUTE_MS, CODE_STEP_MS, IDLE_MS, TOUCH_MS } from './session-limits.js';
import type { Visitor } from './visitor.js';

/** A session whose token came with a request, and the account as it is now: a change of role counts at once. */
export interface ResumedSession {
  readonly id: number;
  readonly stage: SessionStage;
  readonly account: StaffAccount;
}

/**
 * Sessions live in PostgreSQL under the hash of their token. Our own few statements instead of a session plugin: a
 * session opens in the transaction that records the sign-in, its times come from the application's clock, and it can
 * be listed and ended by account, none of which a plugin that saves by itself after the answer allows.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly store: SessionStore,
    private readonly staff: StaffStore,
    private readonly keys: StaffKeys,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Opens a session with a token that nobody had before, which is answered, and ends the one the browser came with. */
  async open(executor: Executor, staffId: number, stage: SessionStage, visitor: Visitor): Promise<string> {
    const token = this.ids.token();
    const createdAt = this.clock.now();
    const lifeMs = stage === 'full' ? ABSOLUTE_MS : CODE_STEP_MS;
    const earlier = await this.find(executor, visitor.sessionToken);
    if (earlier !== undefined) await this.store.end(executor, earlier.id, earlier.staffId);
    await this.store.forgetOld(executor, createdAt, idleSince(createdAt));
    await this.store.insert(executor, {
      tokenHash: hashToken(token),
      staffId,
      stage,
      createdAt,
      userAgent: visitor.userAgent,
      expiresAt: new Date(createdAt.getTime() + lifeMs),
      networkHash: this.keys.hash('network', visitor.network),
    });
    return token;
  }

  /** The session of this token while it lasts, and while its account may still come in. */
  async resume(token: string | undefined): Promise<ResumedSession | undefined> {
    const found = await this.find(this.database, token);
    const account = found && (await this.staff.find(found.staffId));
    const now = this.clock.now();
    if (found === undefined || account === undefined || !mayEnter(account, now)) return undefined;
    if (now.getTime() - found.lastSeenAt.getTime() >= TOUCH_MS) await this.store.touch(this.database, found.id, now);
    return { id: found.id, stage: found.stage, account };
  }

  /** Another token for the session, after its person gained something: a new password, a second factor. */
  async renew(executor: Executor, sessionId: number): Promise<string> {
    const token = this.ids.token();
    await this.store.renew(executor, sessionId, hashToken(token));
    return token;
  }

  /** The account's signed-in sessions, the latest seen first. */
  async list(staffId: number): Promise<StoredSession[]> {
    const now = this.clock.now();
    return this.store.list(this.database, staffId, now, idleSince(now));
  }

  private async find(executor: Executor, token: string | undefined): Promise<StoredSession | undefined> {
    if (token === undefined || token === '') return undefined;
    const now = this.clock.now();
    return this.store.find(executor, hashToken(token), now, idleSince(now));
  }
}

/** Active, and not past the last day of an auditor's access. */
export function mayEnter(account: StaffAccount, now: Date): boolean {
  return account.isActive && (account.expiresOn === null || romeDay(now) <= account.expiresOn);
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_MS);
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
