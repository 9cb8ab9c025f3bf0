import type { AuditActor } from '../shared/audit-trail/audit-entry.js';

/** Who of the staff does something to a payment. Whether they may is checked by whoever calls. */
export type StaffMember = Extract<AuditActor, { readonly kind: 'staff' }>;
