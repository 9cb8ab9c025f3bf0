import { Injectable } from '@nestjs/common';
import { bankFeeOn, USUAL_BANK_FEE_MILLIONTHS } from '../domain/bank-fee.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { keepLinkNote } from './keep-link-note.js';
import { LinkListedLine, type ListedLinkOutcome } from './link-listed-line.js';
import { inReconciliationLock } from './in-reconciliation-lock.js';
import type { WorklistKey } from './persistence/worklist.queries.js';
import * as statements from './persistence/worklist.statements.js';

/**
 * `not-found`: no paid order, or no line of the account, of that name; `several`: more than one; `in-other-credit`: in
 * a credit already.
 */
export type LinkOutcome = ListedLinkOutcome;

interface Order {
  readonly attemptId: number;
  readonly gatewayLineId: number | null;
  readonly grossCents: number;
  readonly feeCents: number | null;
  readonly isTaken: boolean;
}

interface Line {
  readonly id: number;
  readonly residualCents: number;
}

/** Staff say which payment a credit contains, in which credit a payment is, or which payment a listed line is about. */
@Injectable()
export class LinkByHand {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly listed: LinkListedLine,
  ) {}

  /**
   * @param name for a line of the account or of a list an order's code, the reference or the transaction code of a
   * payment; for a payment the bank's reference of a line, or the code of its page.
   */
  async execute(by: StaffMember, key: WorklistKey, name: string): Promise<LinkOutcome> {
    if (key.kind === 'gateway-line') return this.listed.execute(by, key, name);
    const isLine = key.kind === 'bank-line';
    if (!isLine && key.kind !== 'attempt') return 'not-linkable';
    return inReconciliationLock(this.database, async (tx) => {
      const orders = await tx.query<Order>(statements.selectOrder, isLine ? [name, null] : ['', Number(key.subject)]);
      const lines = await tx.query<Line>(statements.selectLine, isLine ? ['', Number(key.subject)] : [name, null]);
      const [order] = orders;
      const [line] = lines;
      if (order === undefined || line === undefined) return 'not-found';
      if (lines.length > 1 || orders.filter(({ isTaken }) => !isTaken).length > 1) return 'several';
      const free = orders.find(({ isTaken }) => !isTaken);
      if (free === undefined) return 'in-other-credit';
      await this.link(tx, by, key, { order: free, line });
      return 'linked';
    });
  }

  private async link(
    tx: Transaction,
    by: StaffMember,
    key: WorklistKey,
    { order, line }: { readonly order: Order; readonly line: Line },
  ): Promise<void> {
    const { attemptId, gatewayLineId, grossCents } = order;
    const at = this.clock.now();
    const feeCents = feeWithin(line.residualCents, order);
    await keepLinkNote(tx, by, key, at);
    await tx.query(statements.linkByHand, [line.id, gatewayLineId, attemptId, grossCents, feeCents, by.id, at]);
    const subject = { kind: 'finding', id: `${key.kind}/${key.subject}/${key.label}` };
    const data = { amountCents: grossCents - feeCents };
    await this.trail.record(tx, { actor: by, action: 'worklist-linked', subject, data });
  }
}

/** What the bank kept, when that is what lacks; else nothing: the residual then shows the difference. */
function feeWithin(residualCents: number, { grossCents, feeCents }: Order): number {
  const fee = feeCents ?? bankFeeOn(grossCents, USUAL_BANK_FEE_MILLIONTHS);
  return residualCents === grossCents - fee ? fee : 0;
}
