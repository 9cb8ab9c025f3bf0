import { Injectable } from '@nestjs/common';
import type { WantedDecision } from '../domain/worklist-decision.js';
import type { StaffMember } from '../payments/staff-member.js';
import type { AuditAction, AuditData } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { unlinkListedLine } from './link-listed-line.js';
import { inReconciliationLock } from './in-reconciliation-lock.js';
import type { WorklistKey } from './persistence/worklist.queries.js';
import * as statements from './persistence/worklist.statements.js';

/**
 * `healed`: it fits by now; `changed`: its amount is no longer what was seen; `of-other`: somebody else has it;
 * `already-decided`: somebody was quicker; `nothing-to-undo`.
 */
export type WorkOutcome =
  | 'taken'
  | 'left'
  | 'noted'
  | 'decided'
  | 'undone'
  | 'healed'
  | 'changed'
  | 'of-other'
  | 'already-decided'
  | 'nothing-to-undo'
  | 'period-closed';

interface Finding {
  readonly amountCents: number;
  readonly sinceDay: string;
  readonly ownerId: number | null;
  readonly decision: 'explained' | 'waived' | null;
}

/** What staff do about one line of the worklist. Everything can be undone until its period is closed. */
@Injectable()
export class WorkOnFinding {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async take(by: StaffMember, key: WorklistKey): Promise<WorkOutcome> {
    return this.work(by, key, 'worklist-taken', async (tx, { ownerId }) => {
      if (ownerId !== null && ownerId !== by.id) return 'of-other';
      await tx.query(statements.setOwner, [...subjectOf(key), by.id]);
      return 'taken';
    });
  }

  async leave(by: StaffMember, key: WorklistKey): Promise<WorkOutcome> {
    return this.work(by, key, 'worklist-left', async (tx, { ownerId }) => {
      if (ownerId !== by.id) return 'of-other';
      await tx.query(statements.setOwner, [...subjectOf(key), null]);
      return 'left';
    });
  }

  async note(by: StaffMember, key: WorklistKey, text: string): Promise<WorkOutcome> {
    return this.work(by, key, 'worklist-noted', async (tx) => {
      await this.insertNote(tx, by, key, { kind: 'note', text });
      return 'noted';
    });
  }

  /** @param seenCents the amount that was on the page: a decision is about it and no other. */
  async decide(by: StaffMember, key: WorklistKey, seenCents: number, wanted: WantedDecision): Promise<WorkOutcome> {
    return this.work(by, key, 'worklist-decided', async (tx, { amountCents, decision }) => {
      if (amountCents !== seenCents) return 'changed';
      if (decision !== null) return 'already-decided';
      const { reason, text } = wanted;
      const at = this.clock.now();
      await tx.query(statements.decideItem, [...subjectOf(key), wanted.decision, reason, amountCents, by.id, at]);
      await this.insertNote(tx, by, key, { kind: wanted.decision, text });
      return 'decided';
    });
  }

  /** Takes back a decision and what staff linked, also of something that fits since. */
  async undo(by: StaffMember, key: WorklistKey, text: string): Promise<WorkOutcome> {
    return inReconciliationLock(this.database, async (tx) => {
      const reopened = await tx.query(statements.reopenItem, subjectOf(key));
      const parts = await unlink(tx, key);
      if (reopened.length + parts === 0) return 'nothing-to-undo';
      const [finding] = await tx.query<Finding>(statements.selectFinding, subjectOf(key));
      const [item] = await tx.query<{ sinceDay: string }>(statements.itemDay, subjectOf(key));
      const sinceDay = finding?.sinceDay ?? item?.sinceDay;
      if (sinceDay !== undefined) {
        await tx.query(statements.touchItem, [...subjectOf(key), sinceDay]);
        await this.insertNote(tx, by, key, { kind: 'undone', text });
      }
      await this.record(tx, by, key, { action: 'worklist-undone', data: { parts } });
      return 'undone';
    });
  }

  private async work(
    by: StaffMember,
    key: WorklistKey,
    action: AuditAction,
    change: (tx: Transaction, finding: Finding) => Promise<WorkOutcome>,
  ): Promise<WorkOutcome> {
    return inReconciliationLock(this.database, async (tx) => {
      const [finding] = await tx.query<Finding>(statements.selectFinding, subjectOf(key));
      if (finding === undefined) return 'healed';
      await tx.query(statements.touchItem, [...subjectOf(key), finding.sinceDay]);
      const outcome = await change(tx, finding);
      if (REFUSED.has(outcome)) return outcome;
      await this.record(tx, by, key, { action, data: { amountCents: finding.amountCents } });
      return outcome;
    });
  }

  private async insertNote(tx: Transaction, by: StaffMember, key: WorklistKey, note: Note): Promise<void> {
    await tx.query(statements.insertNote, [...subjectOf(key), note.kind, by.id, note.text, this.clock.now()]);
  }

  private async record(
    tx: Transaction,
    actor: StaffMember,
    key: WorklistKey,
    { action, data }: { readonly action: AuditAction; readonly data: AuditData },
  ): Promise<void> {
    const subject = { kind: 'finding', id: subjectOf(key).join('/') };
    await this.trail.record(tx, { actor, action, subject, data });
  }
}

interface Note {
  readonly kind: 'note' | 'explained' | 'waived' | 'undone';
  readonly text: string;
}

const REFUSED: ReadonlySet<WorkOutcome> = new Set(['of-other', 'changed', 'already-decided']);

/** Takes back what staff linked, and says how many links there were. */
async function unlink(tx: Transaction, { kind, subject }: WorklistKey): Promise<number> {
  if (kind === 'gateway-line') return unlinkListedLine(tx, Number(subject));
  if (kind !== 'bank-line' && kind !== 'attempt') return 0;
  return (await tx.query(statements.unlink, [kind, subject])).length;
}

function subjectOf({ kind, subject, label }: WorklistKey): [string, string, string] {
  return [kind, subject, label];
}
