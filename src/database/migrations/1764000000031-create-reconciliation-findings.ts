import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What does not fit between payments, the gateway's lists and the account: one row for each thing that somebody has to
 * look at, with the label that the office knows it by. A view: it is right the moment after a link is made or undone.
 */
export class CreateReconciliationFindings1764000000031 implements MigrationInterface {
  readonly name = 'CreateReconciliationFindings1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [EXPLAINED, INDEXES, FINDING]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view reconciliation_finding;
      drop index payment_attempt_order_prefix;
      drop trigger credit_part_explains on credit_part;
      drop trigger credit_part_explains_no_more on credit_part;
      drop function explain_bank_lines();
      alter table bank_line drop column residual_cents;
      alter table bank_line drop column explained_cents`);
  }
}

// What the parts of a bank line add up to is kept with it, by the database itself: the residual is what nobody has
// explained, so that credits are always the matched plus the left over, to the cent. One update for each line and
// statement, however many parts it makes; two people at the same credit follow each other.
const EXPLAINED = `
  alter table bank_line
    add column explained_cents bigint not null default 0,
    add column residual_cents bigint not null generated always as (amount_cents - explained_cents) stored;

  create function explain_bank_lines() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      update bank_line b set explained_cents = b.explained_cents + p.cents
      from (select bank_line_id, sum(gross_cents - fee_cents) as cents from changed group by 1) p where b.id = p.bank_line_id;
    else
      update bank_line b set explained_cents = b.explained_cents - p.cents
      from (select bank_line_id, sum(gross_cents - fee_cents) as cents from changed group by 1) p where b.id = p.bank_line_id;
    end if;
    return null;
  end $$;
  create trigger credit_part_explains after insert on credit_part referencing new table as changed
    for each statement execute function explain_bank_lines();
  create trigger credit_part_explains_no_more after delete on credit_part referencing old table as changed
    for each statement execute function explain_bank_lines()`;

// A causale may be cut anywhere: the first ten characters of an order's code are what finds it.
const INDEXES = `
  create index bank_line_open on bank_line (booking_day, id) where residual_cents <> 0;
  create index payment_attempt_order_prefix on payment_attempt (left(order_code, 10))`;

// "Not come yet" is no finding. A list has come when it has lines of that shop and day. A credit is late when a later
// day of the shop, or another line of the same day, has been credited, or when statements reach five days further: the
// bank books on the next working day, a week-end with a holiday takes four. Payments older than the first bank file
// are not looked for. A day without any credit is one row, the batch, not one for each of its payments.
export const FINDING = `
  create view reconciliation_finding as
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
      exists (select from gateway_line o join credit_part p on p.gateway_line_id = o.id
        where o.shop_id = l.shop_id and o.day = l.day and o.type = 'payment') as has_credited_day
    from gateway_line l left join gateway_match m on m.gateway_line_id = l.id
    where not exists (select from credit_part p where p.gateway_line_id = l.id)
      and (exists (select from gateway_line o join credit_part p on p.gateway_line_id = o.id
          where o.shop_id = l.shop_id and o.day >= l.day)
        or l.day + 5 <= (select last_day from reach))
  )
  select 'attempt' as subject_kind, a.id::text as subject_id, 'paid-not-listed' as label, a.amount_cents,
    a.day as since_day, a.id as attempt_id, null::bigint as refund_id, null::bigint as gateway_line_id, p.bank_line_id
  from money a cross join reach left join credit_part p on p.attempt_id = a.id
  where not exists (select from gateway_match m where m.attempt_id = a.id and m.verdict <> 'twice')
    and (exists (select from gateway_line l where l.shop_id = a.shop_id and l.day = a.day)
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
    case when m.verdict = 'twice' then 'paid-twice'
      when m.verdict = 'not-paid' then 'listed-not-paid'
      when m.verdict = 'amount-differs' then 'amount-differs'
      when l.type = 'payment' then 'listed-unknown'
      else 'reversal-unknown' end,
    case when m.verdict = 'amount-differs' then m.difference_cents else l.gross_cents end,
    l.day, m.attempt_id, m.refund_id, l.id, p.bank_line_id
  from gateway_line l
  left join gateway_match m on m.gateway_line_id = l.id
  left join credit_part p on p.gateway_line_id = l.id
  where m.verdict is distinct from 'matched'
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
    and exists (select from gateway_line l where l.shop_id = r.shop_id and l.day = r.day)
  union all
  select 'bank-line', b.id::text,
    case when exists (select from credit_part p where p.bank_line_id = b.id) then 'amount-differs'
      when b.amount_cents > 0 then 'credit-without-reference'
      else 'debit-without-reference' end,
    b.residual_cents, b.booking_day, null, null, null, b.id
  from bank_line b
  where b.residual_cents <> 0`;
