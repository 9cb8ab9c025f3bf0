import { Injectable } from '@nestjs/common';
import type { StaffDetails } from '../domain/staff-form.js';
import type { AuditActor, NewAuditEntry } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { StaffStore } from './persistence/staff.store.js';
import { hashPassword } from './sign-in/passwords.js';

export interface NewAccount {
  readonly details: StaffDetails;
  readonly password: string;
  /** True when somebody else knows the password. */
  readonly mustChangePassword: boolean;
}

/** Makes an account: by an administrator, at the command line, or with the first ones of an installation. */
@Injectable()
export class CreateStaff {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffStore,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The id of the new account; undefined when the username is taken. */
  async execute(actor: AuditActor, account: NewAccount): Promise<number | undefined> {
    const [id] = await this.executeAll(actor, [account]);
    return id;
  }

  /** All of them or none, in one transaction; undefined in place of an id when that username is taken. */
  async executeAll(actor: AuditActor, accounts: readonly NewAccount[]): Promise<(number | undefined)[]> {
    const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
    return this.database.transaction(async (tx) => {
      const ids = [];
      for (const [index, { details, mustChangePassword }] of accounts.entries()) {
        const passwordHash = hashes[index] ?? '';
        ids.push(await this.staff.insert(tx, { ...details, passwordHash, mustChangePassword }, this.clock.now()));
      }
      const entries = ids.flatMap((id, index) => createdEntry(actor, id, accounts[index]?.details));
      if (entries.length > 0) await this.trail.record(tx, ...entries);
      return ids;
    });
  }
}

function createdEntry(actor: AuditActor, id: number | undefined, details: StaffDetails | undefined): NewAuditEntry[] {
  if (id === undefined || details === undefined) return [];
  const subject = { kind: 'staff', id: String(id) };
  const data = { role: details.role, expiresOn: details.expiry?.on ?? null };
  return [{ actor, action: 'staff-created', subject, data }];
}
