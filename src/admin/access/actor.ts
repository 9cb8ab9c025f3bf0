import type { AuditActor } from '../../shared/audit-trail/audit-entry.js';
import type { SignedIn } from '../staff.js';

/** Whoever is signed in, as the audit trail names them. */
export function actorOf({ account }: Pick<SignedIn, 'account'>): Extract<AuditActor, { readonly kind: 'staff' }> {
  return { kind: 'staff', id: account.id, name: account.username };
}
