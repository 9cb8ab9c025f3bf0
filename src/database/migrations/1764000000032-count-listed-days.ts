import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FINDING as EARLIER_FINDING } from './1764000000031-create-reconciliation-findings.js';

/**
 * What does not fit is looked for on the days that are not done yet, not in years of lines that are: each day of a shop
 * counts its lines, those that are matched and those that are credited, and the view of findings begins there.
 */
export class CountListedDays1764000000032 implements MigrationInterface {
  readonly name = 'CountListedDays1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [DAY, COUNT_EXISTING, TRIGGERS, INDEX, FINDING]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view reconciliation_finding;
      drop index credit_part_without_line;
      drop trigger gateway_line_is_counted on gateway_line;
      drop trigger gateway_match_is_counted on gateway_match;
      drop trigger gateway_match_is_counted_no_more on gateway_match;
      drop trigger credit_part_is_counted on credit_part;
      drop trigger credit_part_is_counted_no_more on credit_part;
      drop trigger credit_part_is_counted_anew on credit_part;
      drop function count_gateway_lines(), count_gateway_matches(), count_credited_lines(), count_late_lines();
      drop table gateway_day`);
    await runner.query(EARLIER_FINDING);
  }
}

const DAY = `
  create table gateway_day (
    shop_id text not null,
    day date not null,
    lines integer not null check (lines >= 0),
    matched integer not null default 0 check (matched between 0 and lines),
    credited integer not null default 0 check (credited between 0 and lines),
    credited_payments integer not null default 0 check (credited_payments between 0 and credited),
    primary key (shop_id, day)
  ) with (fillfactor = 50)`;

const COUNT_EXISTING = `
  insert into gateway_day (shop_id, day, lines, matched, credited, credited_payments)
  select l.shop_id, l.day, count(*), count(m.gateway_line_id), count(p.id), count(p.id) filter (where l.type = 'payment')
  from gateway_line l left join gateway_match m on m.gateway_line_id = l.id left join credit_part p on p.gateway_line_id = l.id
  group by l.shop_id, l.day`;

// Once for each statement and day, however many lines: rows of days are few, and locked by whoever changes them.
const TRIGGERS = `
  create function count_gateway_lines() returns trigger language plpgsql as $$
  begin
    insert into gateway_day (shop_id, day, lines)
    select shop_id, day, count(*) from changed group by shop_id, day order by shop_id, day
    on conflict (shop_id, day) do update set lines = gateway_day.lines + excluded.lines;
    return null;
  end $$;
  create trigger gateway_line_is_counted after insert on gateway_line referencing new table as changed
    for each statement execute function count_gateway_lines();

  create function count_gateway_matches() returns trigger language plpgsql as $$
  declare
    direction integer := case tg_op when 'INSERT' then 1 else -1 end;
  begin
    update gateway_day d set matched = d.matched + direction * c.lines
    from (
      select l.shop_id, l.day, count(*) as lines from changed c join gateway_line l on l.id = c.gateway_line_id
      group by l.shop_id, l.day
    ) c where d.shop_id = c.shop_id and d.day = c.day;
    return null;
  end $$;
  create trigger gateway_match_is_counted after insert on gateway_match referencing new table as changed
    for each statement execute function count_gateway_matches();
  create trigger gateway_match_is_counted_no_more after delete on gateway_match referencing old table as changed
    for each statement execute function count_gateway_matches();

  create function count_credited_lines() returns trigger language plpgsql as $$
  declare
    direction integer := case tg_op when 'DELETE' then -1 else 1 end;
  begin
    update gateway_day d set credited = d.credited + direction * c.lines,
      credited_payments = d.credited_payments + direction * c.payments
    from (
      select l.shop_id, l.day, count(*) as lines, count(*) filter (where l.type = 'payment') as payments
      from changed c join gateway_line l on l.id = c.gateway_line_id
      group by l.shop_id, l.day
    ) c where d.shop_id = c.shop_id and d.day = c.day;
    return null;
  end $$;
  create trigger credit_part_is_counted after insert on credit_part referencing new table as changed
    for each statement execute function count_credited_lines();
  create trigger credit_part_is_counted_no_more after delete on credit_part referencing old table as changed
    for each statement execute function count_credited_lines();

  create function count_late_lines() returns trigger language plpgsql as $$
  begin
    update gateway_day d set credited = d.credited + c.lines, credited_payments = d.credited_payments + c.payments
    from (
      select l.shop_id, l.day, count(*) as lines, count(*) filter (where l.type = 'payment') as payments
      from changed c join before b on b.id = c.id and b.gateway_line_id is null
      join gateway_line l on l.id = c.gateway_line_id
      group by l.shop_id, l.day
    ) c where d.shop_id = c.shop_id and d.day = c.day;
    return null;
  end $$;
  create trigger credit_part_is_counted_anew after update on credit_part
    referencing new table as changed old table as before
    for each statement execute function count_late_lines()`;

// Parts made before the list came are few, and each import looks for their lines.
const INDEX = 'create index credit_part_without_line on credit_part (id) where gateway_line_id is null';

// As before, by way of the days. "Not come yet" is no finding. A list has come when it has lines of that shop and day. A
// credit is late when a later day of the shop, or another line of the same day, has been credited, or when statements
// reach five days further: the bank books on the next working day, a week-end with a holiday takes four. Payments older
// than the first bank file are not looked for. A day without any credit is one row, the batch, not one for each payment.
const FINDING = `
  create or replace view reconciliation_finding as
  with reach as (
    select (select min(booking_day) from bank_line) as first_day, (select max(booking_day) from bank_line) as last_day
  ),
  money as not materialized (
    select a.id, a.payment_id, a.shop_id, a.status, a.amount_cents,
      (coalesce(case when a.status = 'paid' then y.paid_at end, a.closed_at) at time zone 'Europe/Rome')::date as day
    from payment_attempt a join payment y on y.id = a.payment_id
    where a.status in ('paid', 'excess_paid')
  ),
  uncredited as not materialized (
    select l.id, l.type, l.shop_id, l.day, l.net_cents, m.verdict, m.attempt_id, m.refund_id,
      d.credited_payments > 0 as has_credited_day
    from gateway_day d
    join gateway_line l on l.shop_id = d.shop_id and l.day = d.day
    left join gateway_match m on m.gateway_line_id = l.id
    where d.credited < d.lines
      and (d.credited_payments > 0 or d.day + 5 <= (select last_day from reach)
        or exists (select from gateway_day o where o.shop_id = d.shop_id and o.day > d.day and o.credited_payments > 0))
      and not exists (select from credit_part p where p.gateway_line_id = l.id)
  )
  select 'attempt' as subject_kind, a.id::text as subject_id, 'paid-not-listed' as label, a.amount_cents,
    a.day as since_day, a.id as attempt_id, null::bigint as refund_id, null::bigint as gateway_line_id, p.bank_line_id
  from money a cross join reach left join credit_part p on p.attempt_id = a.id
  where not exists (select from gateway_match m where m.attempt_id = a.id and m.verdict <> 'twice')
    and (exists (select from gateway_day d where d.shop_id = a.shop_id and d.day = a.day)
      or p.id is null and a.day >= reach.first_day and a.day + 5 <= reach.last_day)
  union all
  select 'attempt', a.id::text, 'paid-twice', a.amount_cents, a.day, a.id, null, m.gateway_line_id, p.bank_line_id
  from money a
  left join gateway_match m on m.attempt_id = a.id and m.verdict <> 'twice'
  left join credit_part p on p.attempt_id = a.id
  where a.status = 'excess_paid'
    and coalesce((select sum(r.amount_cents) from refund r where r.attempt_id = a.id and r.state = 'done'), 0) < a.amount_cents
  union all
  select 'gateway-line', l.id::text,
    case m.verdict when 'twice' then 'paid-twice' when 'not-paid' then 'listed-not-paid' else 'amount-differs' end,
    case when m.verdict = 'amount-differs' then m.difference_cents else l.gross_cents end,
    l.day, m.attempt_id, m.refund_id, l.id, p.bank_line_id
  from gateway_match m
  join gateway_line l on l.id = m.gateway_line_id
  left join credit_part p on p.gateway_line_id = l.id
  where m.verdict <> 'matched'
  union all
  select 'gateway-line', l.id::text, case when l.type = 'payment' then 'listed-unknown' else 'reversal-unknown' end,
    l.gross_cents, l.day, null, null, l.id, p.bank_line_id
  from gateway_day d
  join gateway_line l on l.shop_id = d.shop_id and l.day = d.day
  left join credit_part p on p.gateway_line_id = l.id
  where d.matched < d.lines and not exists (select from gateway_match m where m.gateway_line_id = l.id)
  union all
  select 'gateway-line', u.id::text, case when u.type = 'payment' then 'listed-not-credited' else 'refund-not-debited' end,
    u.net_cents, u.day, u.attempt_id, u.refund_id, u.id, null
  from uncredited u
  where u.verdict in ('matched', 'amount-differs') and (u.type = 'refund' or u.has_credited_day)
  union all
  select 'batch', u.shop_id || ':' || u.day, 'listed-not-credited', sum(u.net_cents)::bigint, u.day, null, null, null, null
  from uncredited u
  where u.type = 'payment' and not u.has_credited_day
  group by u.shop_id, u.day
  union all
  select 'refund', r.id::text, 'refund-not-listed', -r.amount_cents, r.day, null, r.id, null, p.bank_line_id
  from (
    select r.id, r.amount_cents, a.shop_id, (r.settled_at at time zone 'Europe/Rome')::date as day
    from refund r join payment_attempt a on a.id = r.attempt_id where r.state = 'done'
  ) r
  left join credit_part p on p.refund_id = r.id
  where not exists (select from gateway_match m where m.refund_id = r.id and m.verdict <> 'twice')
    and exists (select from gateway_day d where d.shop_id = r.shop_id and d.day = r.day)
  union all
  select 'bank-line', b.id::text,
    case when exists (select from credit_part p where p.bank_line_id = b.id) then 'amount-differs'
      when b.amount_cents > 0 then 'credit-without-reference'
      else 'debit-without-reference' end,
    b.residual_cents, b.booking_day, null, null, null, b.id
  from bank_line b
  where b.residual_cents <> 0`;
