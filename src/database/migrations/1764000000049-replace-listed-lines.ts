import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A gateway that sends a list again, corrected, tells of the same transaction twice: one of its lines replaces the other,
 * which is no second charge. And money of a day that is missing is named once: payment by payment while it is of a few,
 * in one row when it is of many, as long as the credit that holds them is not explained.
 */
export class ReplaceListedLines1764000000049 implements MigrationInterface {
  readonly name = 'ReplaceListedLines1764000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
    await runner.query(finding(LATER));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(finding(EARLIER));
    await runner.query('alter table gateway_match drop column is_replaced');
  }
}

// Another line of the order is its own then: the verdict of the replaced one is that of all further lines.
const COLUMN = `
  alter table gateway_match add column is_replaced boolean not null default false,
    add constraint gateway_match_replaced check (not is_replaced or verdict = 'twice')`;

/** What differs between the view before and after. */
interface Conditions {
  /** Whether what is missing of a day is told payment by payment. */
  readonly hasCreditedDay: string;
  readonly missed: string;
  readonly missedAlone: string;
  readonly inForce: string;
}

const EARLIER: Conditions = {
  hasCreditedDay: 'd.credited_payments > 0',
  missed: '',
  missedAlone: "u.verdict in ('matched', 'amount-differs') and ",
  inForce: '',
};

// What is unknown, not paid or a second charge has a row of its own already, and is not missed a second time.
const LATER: Conditions = {
  hasCreditedDay: 'd.credited_payments > 0 and d.lines - d.credited <= 10',
  missed: " and m.verdict in ('matched', 'amount-differs')",
  // Said once: the planner takes the same condition twice for a rarer one, and reads a million lines one by one.
  missedAlone: '',
  inForce: ' and not m.is_replaced',
};

// As before, in all else. "Not come yet" is no finding. A list has come when it has lines of that shop and day. A credit is
// late when a later day of the shop, or another line of the same day, has been credited, or when statements reach five
// days further: the bank books on the next working day, a week-end with a holiday takes four. Payments older than the
// first bank file are not looked for.
const finding = (conditions: Conditions): string => `${papers(conditions)}${rows(conditions)}`;

const papers = ({ hasCreditedDay, missed }: Conditions): string => `
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
      ${hasCreditedDay} as has_credited_day
    from gateway_day d
    join gateway_line l on l.shop_id = d.shop_id and l.day = d.day
    left join gateway_match m on m.gateway_line_id = l.id
    where d.credited < d.lines
      and (d.credited_payments > 0 or d.day + 5 <= (select last_day from reach)
        or exists (select from gateway_day o where o.shop_id = d.shop_id and o.day > d.day and o.credited_payments > 0))
      and not exists (select from credit_part p where p.gateway_line_id = l.id)${missed}
  )`;

const rows = ({ inForce, missedAlone }: Conditions): string => `
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
  where m.verdict <> 'matched'${inForce}
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
  where ${missedAlone}(u.type = 'refund' or u.has_credited_day)
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
