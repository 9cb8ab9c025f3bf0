import type { StaffActor } from '../shared/audit-trail/audit-entry.js';

/** Who of the staff does something to a payment. */
export type StaffMember = StaffActor;
