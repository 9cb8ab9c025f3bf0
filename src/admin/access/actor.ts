import type { StaffMember } from '../../payments/staff-member.js';
import type { AuditActor } from '../../shared/audit-trail/audit-entry.js';
import type { SignedIn } from '../staff.js';

/** Whoever is signed in, as the audit trail names them. */
export function actorOf({ account }: Pick<SignedIn, 'account'>): AuditActor {
  return { kind: 'staff', id: account.id, name: account.username };
}

/** Whoever is signed in, as the modules' actions take them. */
export function memberOf({ account }: Pick<SignedIn, 'account'>): StaffMember {
  return { kind: 'staff', id: account.id, name: account.username };
}
