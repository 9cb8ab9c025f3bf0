import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days and months of the account that are closed: their minutes are kept as the bytes that were signed off, and what
 * was decided about them is frozen until a manager opens them again. What the bank tells later about a closed day is an
 * adjustment of the period in which it arrives.
 */
export class ClosePeriods1764000000034 implements MigrationInterface {
  readonly name = 'ClosePeriods1764000000034';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PERIOD, ADJUSTMENT, FROZEN, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger credit_part_within_closed_period on credit_part;
      drop trigger credit_part_of_closed_period on credit_part;
      drop trigger worklist_item_of_closed_period on worklist_item;
      drop function refuse_parts_of_closed_periods(), keep_parts_of_closed_periods(), keep_items_of_closed_periods();
      drop function is_bank_line_frozen(bigint), is_finding_frozen(text, text, date);
      drop table period_adjustment, closed_period;
      drop function closed_period_keeps_its_facts()`);
  }
}

// Two people who close the same day: one row stays. A month may be closed over days that are.
const PERIOD = `
  create table closed_period (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('day', 'month')),
    days daterange not null,
    closed_by bigint not null references staff (id),
    closed_at timestamptz not null,
    lines integer not null check (lines >= 0),
    amount_cents bigint not null,
    explained_cents bigint not null,
    residual_cents bigint not null,
    open_findings integer not null check (open_findings >= 0),
    minutes_csv bytea not null,
    minutes_pdf bytea not null,
    csv_sha256 bytea not null generated always as (sha256(minutes_csv)) stored,
    pdf_sha256 bytea not null generated always as (sha256(minutes_pdf)) stored,
    reopened_by bigint references staff (id),
    reopened_at timestamptz,
    reopen_reason text check (length(reopen_reason) between 1 and 4000),
    constraint closed_period_sums check (amount_cents = explained_cents + residual_cents),
    constraint closed_period_length check (case kind
      when 'day' then upper(days) - lower(days) = 1
      else lower(days) = date_trunc('month', lower(days)::timestamp)::date
        and upper(days) = (lower(days)::timestamp + interval '1 month')::date end),
    constraint closed_period_reopened check (
      (reopened_by is null) = (reopened_at is null) and (reopened_by is null) = (reopen_reason is null)),
    constraint closed_period_one_day exclude using gist (days with &&) where (kind = 'day' and reopened_at is null),
    constraint closed_period_one_month exclude using gist (days with &&) where (kind = 'month' and reopened_at is null)
  );
  create index closed_period_days on closed_period (closed_at desc)`;

// Lines that came after their own day was closed, told in the minutes of the period that was open then.
const ADJUSTMENT = `
  create table period_adjustment (
    period_id bigint not null references closed_period (id),
    bank_line_id bigint not null references bank_line (id),
    primary key (period_id, bank_line_id)
  );
  create index period_adjustment_line on period_adjustment (bank_line_id)`;

// Frozen is what was there when the period was closed: lines of files that were loaded by then.
const FROZEN = `
  create function is_bank_line_frozen(line bigint) returns boolean language sql stable as $$
    select exists (
      select from bank_line b join bank_file f on f.id = b.file_id
      join closed_period c on c.days @> b.booking_day and c.reopened_at is null and c.closed_at >= f.finished_at
      where b.id = line)
  $$;
  create function is_finding_frozen(kind text, subject text, since date) returns boolean language sql stable as $$
    select case kind
      when 'bank-line' then is_bank_line_frozen(subject::bigint)
      else exists (
        select from closed_period c
        where c.days @> since and c.reopened_at is null and (kind <> 'gateway-line' or c.closed_at >= (
          select f.finished_at from gateway_line l join bank_file f on f.id = l.file_id where l.id = subject::bigint)))
      end
  $$`;

// What is matched by itself passes a frozen line by, in silence; what staff do is refused. Triggers fire in the order of
// their names: what is taken away again has been counted by the others before.
const TRIGGERS = `
  create function refuse_parts_of_closed_periods() returns trigger language plpgsql as $$
  begin
    if not exists (select from closed_period where reopened_at is null) then return null; end if;
    if exists (
      select from added p where p.how in ('proposal', 'hand') and is_bank_line_frozen(p.bank_line_id))
    then
      raise exception 'the period is closed' using errcode = 'integrity_constraint_violation', constraint = 'period_is_closed';
    end if;
    delete from credit_part p using added a where p.id = a.id and is_bank_line_frozen(a.bank_line_id);
    return null;
  end $$;
  create trigger credit_part_within_closed_period after insert on credit_part referencing new table as added
    for each statement execute function refuse_parts_of_closed_periods();

  create function keep_parts_of_closed_periods() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 or not is_bank_line_frozen(old.bank_line_id) then return old; end if;
    if old.how in ('batch', 'reference') then return null; end if;
    raise exception 'the period is closed' using errcode = 'integrity_constraint_violation', constraint = 'period_is_closed';
  end $$;
  create trigger credit_part_of_closed_period before delete on credit_part
    for each row execute function keep_parts_of_closed_periods();

  create function keep_items_of_closed_periods() returns trigger language plpgsql as $$
  begin
    if is_finding_frozen(new.subject_kind, new.subject_id, new.since_day) then
      raise exception 'the period is closed' using errcode = 'integrity_constraint_violation', constraint = 'period_is_closed';
    end if;
    return new;
  end $$;
  create trigger worklist_item_of_closed_period before insert or update on worklist_item
    for each row execute function keep_items_of_closed_periods();

  create function closed_period_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if old.reopened_at is not null
       or (new.kind, new.days, new.closed_by, new.closed_at, new.lines, new.amount_cents, new.explained_cents,
           new.residual_cents, new.open_findings, new.minutes_csv, new.minutes_pdf)
       is distinct from
       (old.kind, old.days, old.closed_by, old.closed_at, old.lines, old.amount_cents, old.explained_cents,
        old.residual_cents, old.open_findings, old.minutes_csv, old.minutes_pdf)
    then
      raise exception 'closed period %: its minutes cannot change', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger closed_period_keeps_its_facts before update on closed_period
    for each row execute function closed_period_keeps_its_facts();
  create trigger closed_period_stays before delete on closed_period for each row execute function refuse_change()`;
