import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of each statement that adds up, from which to which balance it tells a booking day: that is what says whether two
 * statements tell the same movements, or other ones that are alike.
 */
export class TellEqualLinesApart1764000000041 implements MigrationInterface {
  readonly name = 'TellEqualLinesApart1764000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STATEMENT_DAY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bank_statement_day');
  }
}

// `account` in letters and digits only, as lines are compared.
const STATEMENT_DAY = `
  create table bank_statement_day (
    statement_id bigint not null references bank_statement (id),
    day date not null,
    account text not null check (length(account) <= 100),
    from_cents bigint not null,
    to_cents bigint not null,
    primary key (statement_id, day)
  );
  create index bank_statement_day_account on bank_statement_day (account, day);
  create trigger bank_statement_day_append_only before update or delete on bank_statement_day
    for each row execute function refuse_change()`;
