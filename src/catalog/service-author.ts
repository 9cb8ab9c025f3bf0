import type { AuditActor } from '../shared/audit-trail/audit-entry.js';

/** Who of the staff changes a service. Whether they may is checked by whoever calls. */
export type ServiceAuthor = Extract<AuditActor, { readonly kind: 'staff' }>;
