import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../payments/staff-member.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { Clock } from '../shared/clock.js';
import { Database, type Transaction } from '../shared/database.js';
import { Ids } from '../shared/ids.js';
import { CreditExplanation, type OfferedProposal } from './credit-explanation.js';
import type { ProposedPart } from './explaining/proposed-part.js';
import { inReconciliationLock } from './in-reconciliation-lock.js';
import * as statements from './persistence/proposal.statements.js';
import { ReconciliationSettings } from './reconciliation-settings.js';

/**
 * `changed`: the set is no longer what was seen, or somebody was quicker; `own`: who accepted cannot confirm;
 * `period-closed`: the day is closed.
 */
export type ProposalOutcome =
  'applied' | 'waiting' | 'withdrawn' | 'changed' | 'own' | 'already-decided' | 'period-closed' | 'unknown';

interface WaitingProposal {
  readonly id: number;
  readonly bankLineId: number;
  readonly parts: readonly ProposedPart[];
  readonly acceptedBy: number;
  readonly state: 'waiting' | 'applied' | 'withdrawn';
  readonly explainedCents: number;
}

/** A clerk takes a proposal for the truth; above the limit a second person has to agree. */
@Injectable()
export class AcceptProposal {
  constructor(
    private readonly database: Database,
    private readonly explanations: CreditExplanation,
    private readonly settings: ReconciliationSettings,
    private readonly trail: AuditTrail,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @param digest of the proposal as it was shown: it is worked out anew, and must still be among those offered. */
  async accept(by: StaffMember, creditId: string, digest: string): Promise<ProposalOutcome> {
    const explanation = await this.explanations.of(creditId);
    if (explanation === null) return 'unknown';
    const proposal = explanation.proposals.find((offered) => offered.digest === digest);
    if (proposal === undefined) return 'changed';
    const { id, amountCents } = explanation.credit;
    const isSecondNeeded = amountCents > this.settings.confirmAboveCents;
    return this.inLock(async (tx) => {
      if ((await tx.query(statements.selectUntouched, [id])).length === 0) return 'changed';
      const outcome = isSecondNeeded ? 'waiting' : 'applied';
      if (outcome === 'applied') await this.insertParts(tx, id, proposal.parts, by.id);
      await this.insertProposal(tx, id, proposal, { by, isSecondNeeded });
      await this.record(tx, by, { action: `proposal-${outcome}`, creditId, parts: proposal.parts });
      return outcome;
    });
  }

  async confirm(by: StaffMember, creditId: string, publicId: string): Promise<ProposalOutcome> {
    return this.inLock(async (tx) => {
      const waiting = await this.find(tx, creditId, publicId);
      if (waiting === undefined) return 'unknown';
      if (waiting.state !== 'waiting') return 'already-decided';
      if (waiting.acceptedBy === by.id) return 'own';
      if (waiting.explainedCents !== 0) return 'changed';
      await this.insertParts(tx, waiting.bankLineId, waiting.parts, waiting.acceptedBy);
      await tx.query(statements.confirmProposal, [waiting.id, by.id, this.clock.now()]);
      await this.record(tx, by, { action: 'proposal-confirmed', creditId, parts: waiting.parts });
      return 'applied';
    });
  }

  /** Whoever accepted thinks better of it, or whoever should confirm does not agree. */
  async withdraw(by: StaffMember, creditId: string, publicId: string): Promise<ProposalOutcome> {
    return this.inLock(async (tx) => {
      const waiting = await this.find(tx, creditId, publicId);
      if (waiting === undefined) return 'unknown';
      if (waiting.state !== 'waiting') return 'already-decided';
      await tx.query(statements.withdrawProposal, [waiting.id, by.id, this.clock.now()]);
      await this.record(tx, by, { action: 'proposal-withdrawn', creditId, parts: waiting.parts });
      return 'withdrawn';
    });
  }

  private async inLock(work: (tx: Transaction) => Promise<ProposalOutcome>): Promise<ProposalOutcome> {
    try {
      return await inReconciliationLock(this.database, work);
    } catch (error) {
      if (error instanceof PartsTaken) return 'changed';
      throw error;
    }
  }

  private async find(tx: Transaction, creditId: string, publicId: string): Promise<WaitingProposal | undefined> {
    return (await tx.query<WaitingProposal>(statements.selectWaitingProposal, [creditId, publicId]))[0];
  }

  private async insertParts(
    tx: Transaction,
    bankLineId: number,
    parts: readonly ProposedPart[],
    by: number,
  ): Promise<void> {
    const rows = await tx.query(statements.insertParts, [bankLineId, JSON.stringify(parts), by, this.clock.now()]);
    if (rows.length !== parts.length) throw new PartsTaken('some of the payments are part of another credit');
  }

  private async insertProposal(
    tx: Transaction,
    bankLineId: number,
    { digest, parts, worthCents, residualCents }: OfferedProposal,
    { by, isSecondNeeded }: { readonly by: StaffMember; readonly isSecondNeeded: boolean },
  ): Promise<void> {
    const state = isSecondNeeded ? 'waiting' : 'applied';
    await tx.query(statements.insertProposal, [
      this.ids.publicId(),
      bankLineId,
      state,
      isSecondNeeded,
      Buffer.from(digest, 'hex'),
      JSON.stringify(parts),
      worthCents,
      residualCents,
      by.id,
      this.clock.now(),
    ]);
  }

  private async record(tx: Transaction, actor: StaffMember, what: RecordedProposal): Promise<void> {
    const { action, creditId, parts } = what;
    const cents = parts.reduce((sum, { grossCents, feeCents }) => sum + grossCents - feeCents, 0);
    const subject = { kind: 'bank-credit', id: creditId };
    await this.trail.record(tx, { actor, action, subject, data: { payments: parts.length, amountCents: cents } });
  }
}

/** What the audit trail tells of a proposal. */
interface RecordedProposal {
  readonly action: 'proposal-applied' | 'proposal-waiting' | 'proposal-confirmed' | 'proposal-withdrawn';
  /** Public id of the line of the account. */
  readonly creditId: string;
  readonly parts: readonly ProposedPart[];
}

/** Undoes the transaction: a set is taken whole or not at all. */
class PartsTaken extends Error {
  override readonly name = 'PartsTaken';
}
