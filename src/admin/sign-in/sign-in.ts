import { Injectable } from '@nestjs/common';
import { normalizeUsername } from '../../domain/staff-form.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { type AuditData, SYSTEM_ACTOR } from '../../shared/audit-trail/audit-entry.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { mayEnter, type ResumedSession, Sessions } from '../access/sessions.js';
import type { Visitor } from '../access/visitor.js';
import { StaffStore } from '../persistence/staff.store.js';
import type { StaffAccount } from '../staff.js';
import { KnownDevices } from './known-devices.js';
import { isPassword } from './passwords.js';
import { SecondFactor, type SecondFactorMethod } from './second-factor.js';
import { type Attempt, SignInThrottle } from './sign-in-throttle.js';
import { StaffKeys } from './staff-keys.js';

export type SignInResult =
  /** The tokens are for the browser's cookies. */
  | { readonly kind: 'signed-in'; readonly sessionToken: string; readonly deviceToken: string }
  /** The password was right; the code is asked under this session. */
  | { readonly kind: 'code-needed'; readonly sessionToken: string }
  /** The same answer for an unknown name, a wrong password and a disabled account. */
  | { readonly kind: 'refused' }
  /** The password was right, and the last day of the access (YYYY-MM-DD) is over. */
  | { readonly kind: 'expired'; readonly on: string }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'slowed-down'; readonly waitMs: number };

type Refusal = 'unknown' | 'password' | 'disabled' | 'expired' | 'code';

/** Lets people in: first the password, then, for accounts that have them, a one-time code or a recovery code. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffStore,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly secondFactor: SecondFactor,
    private readonly devices: KnownDevices,
    private readonly trail: AuditTrail,
    private readonly keys: StaffKeys,
    private readonly clock: Clock,
  ) {}

  /** The first step. With `code` the second one follows at once. */
  async withPassword(
    visitor: Visitor,
    typed: { username: string; password: string; code: string },
  ): Promise<SignInResult> {
    const username = normalizeUsername(typed.username);
    const attempt = await this.throttle.beforePassword(visitor, username);
    if (attempt.isBlocked) return this.slowDown(visitor, attempt);
    const found = await this.staff.findByUsername(username);
    const isRight = await isPassword(typed.password, found?.passwordHash);
    if (found === undefined || !isRight || !mayEnter(found, this.clock.now())) {
      const reason = reasonOf(found, isRight);
      await this.refuse(visitor, username, found, reason);
      // Only whoever knows the password is told: to others the account may as well not exist.
      const expiredOn = reason === 'expired' ? found?.expiresOn : undefined;
      return typeof expiredOn === 'string' ? { kind: 'expired', on: expiredOn } : { kind: 'refused' };
    }
    if (!found.hasOneTimeCodes) return this.complete(visitor, found, 'password', attempt);
    await this.throttle.giveBack(attempt);
    if (typed.code !== '') return this.checkCode(visitor, found, typed.code);
    const sessionToken = await this.database.transaction((tx) => this.sessions.open(tx, found.id, 'code', visitor));
    return { kind: 'code-needed', sessionToken };
  }

  /** The second step, for a session that waits for its code. */
  async withCode(visitor: Visitor, session: ResumedSession, code: string): Promise<SignInResult> {
    return this.checkCode(visitor, session.account, code);
  }

  private async checkCode(visitor: Visitor, account: StaffAccount, code: string): Promise<SignInResult> {
    const attempt = await this.throttle.beforeCode(visitor, account.username);
    if (attempt.isBlocked) return this.slowDown(visitor, attempt);
    const method = await this.secondFactor.use(account, code);
    if (method !== undefined) return this.complete(visitor, account, method, attempt);
    await this.refuse(visitor, account.username, account, 'code');
    return { kind: 'wrong-code' };
  }

  private async complete(
    visitor: Visitor,
    account: StaffAccount,
    method: 'password' | SecondFactorMethod,
    attempt: Attempt,
  ): Promise<SignInResult> {
    const sessionToken = await this.database.transaction(async (tx) => {
      const token = await this.sessions.open(tx, account.id, 'full', visitor);
      await this.staff.noteSignIn(tx, account.id, this.clock.now());
      await this.trail.record(tx, {
        actor: actorOf({ account }),
        action: 'sign-in',
        subject: null,
        data: { method, ...this.traceOf(visitor) },
      });
      return token;
    });
    await this.throttle.succeed(attempt);
    return { kind: 'signed-in', sessionToken, deviceToken: this.devices.issue(account.username) };
  }

  /**
   * Records the failure. The name is written as a keyed hash: people type passwords into that field. The same
   * statements run whether the account exists or not.
   */
  private async refuse(
    visitor: Visitor,
    username: string,
    account: StaffAccount | undefined,
    reason: Refusal,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.staff.noteFailure(tx, account?.id ?? 0, this.clock.now());
      await this.trail.record(tx, {
        actor: SYSTEM_ACTOR,
        action: 'sign-in-failed',
        subject: account === undefined ? null : { kind: 'staff', id: String(account.id) },
        data: {
          reason,
          usernameHash: this.keys.hash('typed-name', username).toString('hex'),
          ...this.traceOf(visitor),
        },
      });
    });
  }

  private async slowDown(visitor: Visitor, { waitMs }: { waitMs: number }): Promise<SignInResult> {
    // Counted by the minute: whoever sends thousands of guesses must not fill the trail.
    await this.trail.recordView({
      actor: SYSTEM_ACTOR,
      action: 'sign-in-slowed',
      subject: null,
      data: this.traceOf(visitor),
    });
    return { kind: 'slowed-down', waitMs };
  }

  private traceOf(visitor: Visitor): AuditData {
    return { network: this.keys.hash('network', visitor.network).toString('hex'), userAgent: visitor.userAgent };
  }
}

function reasonOf(account: StaffAccount | undefined, isRightPassword: boolean): Refusal {
  if (account === undefined) return 'unknown';
  if (!isRightPassword) return 'password';
  return account.isActive ? 'expired' : 'disabled';
}
