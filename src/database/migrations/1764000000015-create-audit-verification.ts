import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Verifications of the audit trail: one at a time in the whole installation, however many processes there are. */
export class CreateAuditVerification1764000000015 implements MigrationInterface {
  readonly name = 'CreateAuditVerification1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [VERIFICATION, ONE_RUNNING, LISTS_BY_CODE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_entry_code');
    await runner.query('drop table audit_verification');
  }
}

const VERIFICATION = `
  create table audit_verification (
    id bigint generated always as identity primary key,
    started_by bigint not null references staff (id),
    started_at timestamptz not null,
    noted_at timestamptz not null,
    state text not null check (state in ('running', 'intact', 'broken', 'stopped')),
    expected bigint not null check (expected >= 0),
    checked bigint not null default 0 check (checked >= 0),
    seals integer,
    broken_sequence bigint,
    broken_reason text,
    constraint audit_verification_intact check ((state = 'intact') = (seals is not null)),
    constraint audit_verification_broken check (
      (state = 'broken') = (broken_sequence is not null) and (state = 'broken') = (broken_reason is not null))
  )`;

const ONE_RUNNING = `create unique index audit_verification_one on audit_verification ((true)) where state = 'running'`;

// Who looked for a payment by its code; the others are found by their subject.
const LISTS_BY_CODE = `
  create index audit_entry_code on audit_entry ((data ->> 'code')) where action = 'payments-listed' and data ? 'code'`;
