import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of each statement that adds up, from which to which balance it tells a booking day: that is what says whether two
 * statements tell the same movements, or other ones that are alike. And what staff say a line of the gateway's list is
 * about: in a closed period it can neither be said nor taken back.
 */
export class TellEqualLinesApart1764000000041 implements MigrationInterface {
  readonly name = 'TellEqualLinesApart1764000000041';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [STATEMENT_DAY, LINKS_BY_HAND]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger gateway_match_by_hand_in_closed_period on gateway_match;
      drop trigger gateway_match_by_hand_of_closed_period on gateway_match;
      drop function keep_links_of_closed_periods();
      drop index gateway_match_by_hand;
      drop table bank_statement_day`);
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

const LINKS_BY_HAND = `
  create index gateway_match_by_hand on gateway_match (gateway_line_id) where how = 'hand';

  create function keep_links_of_closed_periods() returns trigger language plpgsql as $$
  declare
    link gateway_match := coalesce(new, old);
  begin
    if exists (select from gateway_line l where l.id = link.gateway_line_id
      and is_finding_frozen('gateway-line', l.id::text, l.day))
    then
      raise exception 'the period is closed' using errcode = 'integrity_constraint_violation', constraint = 'period_is_closed';
    end if;
    return link;
  end $$;
  create trigger gateway_match_by_hand_in_closed_period before insert on gateway_match
    for each row when (new.how = 'hand') execute function keep_links_of_closed_periods();
  create trigger gateway_match_by_hand_of_closed_period before delete on gateway_match
    for each row when (old.how = 'hand') execute function keep_links_of_closed_periods()`;
