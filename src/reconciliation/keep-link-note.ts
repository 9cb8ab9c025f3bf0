import type { StaffMember } from '../payments/staff-member.js';
import type { Transaction } from '../shared/database.js';
import type { WorklistKey } from './persistence/worklist.queries.js';
import * as statements from './persistence/worklist.statements.js';

/** Writes into the history of a finding, if it still is one, that somebody linked it. A closed period refuses it. */
export async function keepLinkNote(tx: Transaction, by: StaffMember, key: WorklistKey, at: Date): Promise<void> {
  const { kind, subject, label } = key;
  const [finding] = await tx.query<{ sinceDay: string }>(statements.selectFinding, [kind, subject, label]);
  if (finding === undefined) return;
  await tx.query(statements.touchItem, [kind, subject, label, finding.sinceDay]);
  await tx.query(statements.insertNote, [kind, subject, label, 'linked', by.id, 'Collegato a mano.', at]);
}
