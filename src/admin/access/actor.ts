import type { StaffMember } from '../../payments/staff-member.js';
import type { SignedIn } from '../staff.js';

/** Whoever is signed in, as the audit trail names them and the modules' actions take them. */
export function actorOf({ account }: Pick<SignedIn, 'account'>): StaffMember {
  return { kind: 'staff', id: account.id, name: account.username };
}
