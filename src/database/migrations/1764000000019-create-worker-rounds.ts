import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the system page tells of workers, which are other processes: when each kind of their rounds was last made. */
export class CreateWorkerRounds1764000000019 implements MigrationInterface {
  readonly name = 'CreateWorkerRounds1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ROUND, FAILED_RESUME]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index resume_delivery_failed');
    await runner.query('drop table worker_round');
  }
}

// One row for each kind, however many workers there are: the latest of them. Rewritten in place: half of the page is free.
const ROUND = `
  create table worker_round (
    name text primary key check (length(name) between 1 and 40),
    at timestamptz not null
  ) with (fillfactor = 50)`;

// As receipts have: those that failed are few, and are listed.
const FAILED_RESUME = `create index resume_delivery_failed on resume_delivery (queued_at) where state = 'failed'`;
