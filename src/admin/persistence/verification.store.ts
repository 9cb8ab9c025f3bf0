import { Injectable } from '@nestjs/common';
import type { AuditVerdict } from '../../shared/audit-trail/verify-audit-chain.js';
import { Database, type Statement, type Transaction } from '../../shared/database.js';

/** One verification of the audit trail. */
export interface Verification {
  readonly id: number;
  /** The username of whoever asked for it. */
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly state: 'running' | 'intact' | 'broken' | 'stopped';
  /** Rows to go through, and how far it has come. */
  readonly expected: number;
  readonly checked: number;
  readonly seals: number | null;
  readonly brokenSequence: number | null;
  readonly brokenReason: string | null;
}

const GIVE_UP: Statement = {
  name: 'verification_give_up',
  text: "update audit_verification set state = 'stopped' where state = 'running' and noted_at < $1",
};

const BEGIN: Statement = {
  name: 'verification_begin',
  text: `
    insert into audit_verification (started_by, started_at, noted_at, state, expected)
    values ($1, $2, $2, 'running', $3) on conflict do nothing returning id`,
};

const NOTE: Statement = {
  name: 'verification_note',
  text: "update audit_verification set checked = $2, noted_at = $3 where id = $1 and state = 'running'",
};

const END: Statement = {
  name: 'verification_end',
  text: `
    update audit_verification set state = $2, checked = $3, seals = $4, broken_sequence = $5, broken_reason = $6,
      noted_at = $7
    where id = $1`,
};

const STOP: Statement = {
  name: 'verification_stop',
  text: "update audit_verification set state = 'stopped' where id = $1 and state = 'running'",
};

const LAST: Statement = {
  name: 'verification_last',
  text: `
    select v.id, s.username as "startedBy", v.started_at as "startedAt", v.state, v.expected, v.checked, v.seals,
      v.broken_sequence as "brokenSequence", v.broken_reason as "brokenReason"
    from audit_verification v join staff s on s.id = v.started_by order by v.id desc limit $1`,
};

/** Verifications and how far they have come. */
@Injectable()
export class VerificationStore {
  constructor(private readonly database: Database) {}

  /**
   * The id of a new one; undefined while another runs. One that has not been heard of since `lostBefore` is given up.
   */
  async begin(staffId: number, at: Date, expected: number, lostBefore: Date): Promise<number | undefined> {
    await this.database.query(GIVE_UP, [lostBefore]);
    return (await this.database.query<{ id: number }>(BEGIN, [staffId, at, expected]))[0]?.id;
  }

  async note(id: number, checked: number, at: Date): Promise<void> {
    await this.database.query(NOTE, [id, checked, at]);
  }

  async end(tx: Transaction, id: number, verdict: AuditVerdict, at: Date): Promise<void> {
    const values = verdict.isIntact
      ? ['intact', verdict.entries, verdict.seals, null, null]
      : ['broken', verdict.sequence, null, verdict.sequence, verdict.reason];
    await tx.query(END, [id, ...values, at]);
  }

  /** It ends without a result. */
  async stop(id: number): Promise<void> {
    await this.database.query(STOP, [id]);
  }

  /** The newest first. */
  async last(count: number): Promise<Verification[]> {
    return this.database.query<Verification>(LAST, [count]);
  }
}
