import type { AuditActor } from '../../shared/audit-trail/audit-entry.js';
import type { SignedIn } from '../staff.js';

type StaffActor = Extract<AuditActor, { readonly kind: 'staff' }>;

/** Whoever is signed in, as the audit trail names them. */
export function actorOf({ account }: Pick<SignedIn, 'account'>): StaffActor {
  return { kind: 'staff', id: account.id, name: account.username };
}
