import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages written in the transaction of what they tell about. They carry ids only: a person is forgotten
 * by deleting the row of the payer, and nothing here may remember what was deleted there.
 */
export class CreateOutbox1764000000003 implements MigrationInterface {
  readonly name = 'CreateOutbox1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTBOX);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox');
  }
}

const OUTBOX = `
  create table outbox (
    id bigint generated always as identity primary key,
    topic text not null check (topic ~ '^[a-z-]+([.][a-z-]+)+$'),
    payload jsonb not null check (jsonb_typeof(payload) = 'object'),
    created_at timestamptz not null,
    done_at timestamptz,
    tries integer not null default 0 check (tries >= 0),
    next_try_at timestamptz not null,
    last_error_code text check (length(last_error_code) <= 64)
  )`;

// Rows that are done outnumber the waiting ones by a day's work: each question has its own small index.
const INDEXES = `
  create index outbox_waiting on outbox (next_try_at, id) where done_at is null;
  create index outbox_done on outbox (done_at) where done_at is not null`;
