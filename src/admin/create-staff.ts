import { Injectable } from '@nestjs/common';
import type { StaffDetails } from '../domain/staff-form.js';
import type { AuditActor } from '../shared/audit-trail/audit-entry.js';
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
  async execute(actor: AuditActor, { details, password, mustChangePassword }: NewAccount): Promise<number | undefined> {
    const passwordHash = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      const id = await this.staff.insert(tx, { ...details, passwordHash, mustChangePassword }, this.clock.now());
      if (id === undefined) return undefined;
      await this.trail.record(tx, {
        actor,
        action: 'staff-created',
        subject: { kind: 'staff', id: String(id) },
        data: { role: details.role, expiresOn: details.expiry?.on ?? null },
      });
      return id;
    });
  }
}
