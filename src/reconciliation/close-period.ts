import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type AccountingPeriod, isOver } from '../domain/accounting-period.js';
import type { Environment } from '../env.js';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { Database, type Transaction } from '../shared/database.js';
import { romeDay } from '../shared/rome-day.js';
import { type Minutes, sumsOf } from './minutes/minutes.js';
import { minutesCsv } from './minutes/minutes-csv.js';
import { minutesPdf } from './minutes/minutes-pdf.js';
import { lockReconciliation } from './persistence/bank-file.statements.js';
import * as statements from './persistence/closing.statements.js';

export type ClosingOutcome =
  | { readonly kind: 'closed'; readonly id: number }
  /** Somebody was quicker, or it was closed before. */
  | { readonly kind: 'already-closed'; readonly id: number }
  /** Its last day has not passed. */
  | { readonly kind: 'not-over' };

/** Whoever closes, with the name that the minutes print. */
export interface Closer {
  readonly member: StaffMember;
  readonly fullName: string;
}

/**
 * Closes a day or a month of the account: writes its minutes, keeps their bytes, and from then on the database refuses
 * to change what is in it. A manager opens it again with a reason; every closing stays in the history.
 */
@Injectable()
export class ClosePeriod {
  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async close(by: Closer, period: AccountingPeriod): Promise<ClosingOutcome> {
    if (!isOver(period, romeDay(this.clock.now()))) return { kind: 'not-over' };
    return this.database.transaction(async (tx) => {
      await tx.query(lockReconciliation, []);
      const { kind, firstDay, lastDay } = period;
      const [closed] = await tx.query<{ id: number }>(statements.selectOpenClosing, [kind, firstDay, lastDay]);
      if (closed !== undefined) return { kind: 'already-closed', id: closed.id };
      const id = await this.write(tx, by, await this.minutesOf(tx, by, period));
      return { kind: 'closed', id };
    });
  }

  /** False: it is open already. @param reason why, for the history. */
  async reopen(by: StaffMember, id: number, reason: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.query(lockReconciliation, []);
      const reopened = await tx.query(statements.reopenPeriod, [id, by.id, this.clock.now(), reason]);
      if (reopened.length === 0) return false;
      const subject = { kind: 'period', id: String(id) };
      await this.trail.record(tx, { actor: by, action: 'period-reopened', subject, data: {} });
      return true;
    });
  }

  private async minutesOf(tx: Transaction, by: Closer, period: AccountingPeriod): Promise<Minutes> {
    const { kind, firstDay, lastDay } = period;
    return {
      period,
      body: this.environment.ente.name,
      closedBy: by.fullName,
      closedAt: this.clock.now(),
      lines: await tx.query<statements.ClosingLine>(statements.selectLines, [firstDay, lastDay]),
      adjustments: await tx.query<statements.ClosingLine>(statements.selectAdjustments, [kind, firstDay]),
      findings: await tx.query<statements.ClosingFinding>(statements.selectFindings, [firstDay, lastDay]),
    };
  }

  private async write(tx: Transaction, by: Closer, minutes: Minutes): Promise<number> {
    const { kind, firstDay, lastDay } = minutes.period;
    const { lines, amountCents, explainedCents, residualCents } = sumsOf(minutes.lines);
    const open = minutes.findings.filter(({ decision }) => decision === null).length;
    const csv = minutesCsv(minutes);
    const csvSha256 = createHash('sha256').update(csv).digest('hex');
    const pdf = await minutesPdf(minutes, csvSha256);
    const [row] = await tx.query<{ id: number }>(statements.insertPeriod, [
      kind,
      firstDay,
      lastDay,
      by.member.id,
      minutes.closedAt,
      lines,
      amountCents,
      explainedCents,
      residualCents,
      open,
      csv,
      pdf,
    ]);
    if (row === undefined) throw new Error('an insert answers with its row');
    await tx.query(statements.keepAdjustments, [kind, firstDay, row.id]);
    const subject = { kind: 'period', id: String(row.id) };
    const data = { from: firstDay, to: lastDay, csvSha256, openFindings: open };
    await this.trail.record(tx, { actor: by.member, action: 'period-closed', subject, data });
    return row.id;
  }
}
