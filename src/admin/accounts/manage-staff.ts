import { Injectable } from '@nestjs/common';
import type { StaffDetails } from '../../domain/staff-form.js';
import type { StaffRole } from '../../domain/staff-permissions.js';
import type { AuditAction, AuditData } from '../../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../../shared/audit-trail/audit-trail.js';
import { Clock } from '../../shared/clock.js';
import { Database, type Transaction } from '../../shared/database.js';
import { actorOf } from '../access/actor.js';
import { SecondFactorStore } from '../persistence/second-factor.store.js';
import { SessionStore } from '../persistence/session.store.js';
import { StaffStore } from '../persistence/staff.store.js';
import { hashPassword } from '../sign-in/passwords.js';
import { oneTimePassword } from '../sign-in/readable-secret.js';
import type { SignedIn, StaffAccount } from '../staff.js';

export type ManageResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  /** One's own account is changed on one's own page, with one's own password. */
  | { readonly kind: 'own-account' }
  /** The database keeps one active administrator. */
  | { readonly kind: 'last-admin' };

interface Change {
  readonly action: AuditAction;
  readonly data: AuditData;
}

/**
 * What an administrator does to a colleague's account. Each change ends the colleague's sessions, if it takes
 * something.
 */
@Injectable()
export class ManageStaff {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffStore,
    private readonly sessions: SessionStore,
    private readonly factors: SecondFactorStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async setActive(by: SignedIn, id: number, isActive: boolean): Promise<ManageResult> {
    return this.change(by, id, async (tx) => {
      await this.staff.setActive(tx, id, isActive, this.clock.now());
      const sessionsEnded = await this.sessions.endAll(tx, id, null);
      return { action: isActive ? 'staff-enabled' : 'staff-disabled', data: { sessionsEnded } };
    });
  }

  /** Another end of an auditor's access takes nothing: whoever is signed in goes on. Another role ends the sessions. */
  async changeAccess(
    by: SignedIn,
    id: number,
    access: { readonly role: StaffRole; readonly expiry: StaffDetails['expiry'] },
  ): Promise<ManageResult> {
    return this.change(by, id, async (tx, before) => {
      await this.staff.setAccess(tx, id, access, this.clock.now());
      if (before.role === 'auditor' && access.role === 'auditor') return extension(before, access.expiry);
      const sessionsEnded = await this.sessions.endAll(tx, id, null);
      const roles = { from: before.role, to: access.role, expiresOn: access.expiry?.on ?? null };
      return { action: 'staff-role-changed', data: { ...roles, sessionsEnded } };
    });
  }

  /** Answers with the new password, which nobody can read again and which must be changed at the first sign-in. */
  async resetPassword(by: SignedIn, id: number): Promise<ManageResult & { readonly password?: string }> {
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    const result = await this.change(by, id, async (tx) => {
      await this.staff.setPassword(tx, id, { hash, mustChange: true }, this.clock.now());
      const sessionsEnded = await this.sessions.endAll(tx, id, null);
      return { action: 'staff-password-reset', data: { sessionsEnded } };
    });
    return result.kind === 'done' ? { ...result, password } : result;
  }

  /** For a colleague who has lost the telephone and the recovery codes. */
  async resetOneTimeCodes(by: SignedIn, id: number): Promise<ManageResult> {
    return this.change(by, id, async (tx) => {
      await this.factors.remove(tx, id, this.clock.now());
      const sessionsEnded = await this.sessions.endAll(tx, id, null);
      return { action: 'staff-one-time-codes-reset', data: { sessionsEnded } };
    });
  }

  private async change(
    by: SignedIn,
    id: number,
    work: (tx: Transaction, before: StaffAccount) => Promise<Change>,
  ): Promise<ManageResult> {
    if (id === by.account.id) return { kind: 'own-account' };
    try {
      return await this.database.transaction(async (tx) => {
        const before = await this.staff.lock(tx, id);
        if (before === undefined) return { kind: 'unknown' };
        const change = await work(tx, before);
        await this.trail.record(tx, {
          actor: actorOf(by),
          subject: { kind: 'staff', id: String(id) },
          ...change,
        });
        return { kind: 'done' };
      });
    } catch (error) {
      if ((error as { constraint?: unknown }).constraint === 'staff_keeps_an_admin') return { kind: 'last-admin' };
      throw error;
    }
  }
}

function extension(before: StaffAccount, expiry: StaffDetails['expiry']): Change {
  return { action: 'staff-access-extended', data: { from: before.expiresOn, to: expiry?.on ?? null } };
}
