import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A finding about a whole day of a shop is named by both, not by a number, and its day tells whether it is frozen. Its
 * name was read as the number of a line all the same, which ended every page that showed one and everything that staff
 * did about it.
 */
export class FreezeWholeDays1764000000048 implements MigrationInterface {
  readonly name = 'FreezeWholeDays1764000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FROZEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(EARLIER_FROZEN);
  }
}

// In statements of their own: within one expression the planner may read a name as a number before it looks at the kind.
const FROZEN = `
  create or replace function is_finding_frozen(kind text, subject text, since date) returns boolean
  language plpgsql stable as $$
  declare
    loaded_at timestamptz;
  begin
    if kind = 'bank-line' then return is_bank_line_frozen(subject::bigint); end if;
    if kind = 'gateway-line' then
      select f.finished_at into loaded_at
      from gateway_line l join bank_file f on f.id = l.file_id where l.id = subject::bigint;
      return exists (
        select from closed_period c where c.days @> since and c.reopened_at is null and c.closed_at >= loaded_at);
    end if;
    return exists (select from closed_period c where c.days @> since and c.reopened_at is null);
  end $$`;

const EARLIER_FROZEN = `
  create or replace function is_finding_frozen(kind text, subject text, since date) returns boolean
  language sql stable as $$
    select case kind
      when 'bank-line' then is_bank_line_frozen(subject::bigint)
      else exists (
        select from closed_period c
        where c.days @> since and c.reopened_at is null and (kind <> 'gateway-line' or c.closed_at >= (
          select f.finished_at from gateway_line l join bank_file f on f.id = l.file_id where l.id = subject::bigint)))
      end
  $$`;
