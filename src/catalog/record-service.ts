import type { AuditAction, AuditData, StaffActor } from '../shared/audit-trail/audit-entry.js';
import type { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import type { Transaction } from '../shared/database.js';

/** Something done to one service. The data carries its slug, by which the register names it. */
export interface ServiceDeed {
  readonly by: StaffActor;
  readonly id: number;
  readonly action: AuditAction;
  readonly data: AuditData;
}

/** Writes the entry of the register in the transaction of the change; to be called last. */
export async function recordService(
  trail: AuditTrail,
  tx: Transaction,
  { by, id, action, data }: ServiceDeed,
): Promise<void> {
  await trail.record(tx, { actor: by, action, subject: { kind: 'service', id: String(id) }, data });
}
