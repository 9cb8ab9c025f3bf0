import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each time that somebody takes a bank file in hand to load it is a turn. A process that was given up, and comes back,
 * is told from the one that has the file by then: it has an older turn.
 */
export class NumberTurnsOfBankFiles1764000000040 implements MigrationInterface {
  readonly name = 'NumberTurnsOfBankFiles1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bank_file add column turn integer not null default 0 check (turn >= 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bank_file drop column turn');
  }
}
