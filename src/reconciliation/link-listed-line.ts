import { Injectable } from '@nestjs/common';
import { chooseListedOrder, type NamedOrder, type OrderChoiceProblem, verdictOf } from '../domain/listed-order.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { keepLinkNote } from './keep-link-note.js';
import { inReconciliationLock } from './in-reconciliation-lock.js';
import * as statements from './persistence/listed-link.statements.js';
import type { WorklistKey } from './persistence/worklist.queries.js';

/** `already-linked`: the line is about an order by now; of the others see {@link chooseListedOrder}. */
export type ListedLinkOutcome = 'linked' | 'already-linked' | 'not-linkable' | 'period-closed' | OrderChoiceProblem;

/** A line of the gateway's list. */
interface Line {
  readonly id: number;
  readonly grossCents: number;
}

/** Staff say which order a payment of the gateway's list is about, when its codes are spoiled. */
@Injectable()
export class LinkListedLine {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param name an order's code, the reference of a payment, or a transaction code. */
  async execute(by: StaffMember, key: WorklistKey, name: string): Promise<ListedLinkOutcome> {
    if (key.label !== 'listed-unknown') return 'not-linkable';
    return inReconciliationLock(this.database, async (tx) => {
      const [line] = await tx.query<Line>(statements.selectUnknownLine, [Number(key.subject)]);
      if (line === undefined) return 'already-linked';
      const order = chooseListedOrder(await tx.query<NamedOrder>(statements.selectOrdersNamed, [name, line.id]));
      if (typeof order === 'string') return order;
      await this.link(tx, by, key, { line, order });
      return 'linked';
    });
  }

  private async link(
    tx: Transaction,
    by: StaffMember,
    key: WorklistKey,
    { line, order }: { readonly line: Line; readonly order: NamedOrder },
  ): Promise<void> {
    const at = this.clock.now();
    await keepLinkNote(tx, by, key, at);
    const { verdict, differenceCents } = verdictOf(order, line.grossCents);
    await tx.query(statements.insertMatchByHand, [line.id, order.attemptId, verdict, differenceCents, by.id, at]);
    const subject = { kind: 'finding', id: `${key.kind}/${key.subject}/${key.label}` };
    await this.trail.record(tx, {
      actor: by,
      action: 'worklist-linked',
      subject,
      data: { amountCents: line.grossCents, differenceCents },
    });
  }
}

/** Takes back what staff said a line is about; the number of links, none or one. */
export async function unlinkListedLine(tx: Transaction, lineId: number): Promise<number> {
  const undone = await tx.query<{ attemptId: number }>(statements.deleteMatchByHand, [lineId]);
  for (const { attemptId } of undone) {
    await tx.query(statements.partLineFromOrder, [lineId, attemptId]);
    await tx.query(statements.promoteNextLine, [attemptId]);
  }
  return undone.length;
}
