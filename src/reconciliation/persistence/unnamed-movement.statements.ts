import type { Statement } from '../../shared/database.js';
import { letters, lineKey as key } from './line-key.js';
import { IS_NAMED, MOVEMENT_KEY } from './staging.statements.js';

// Movements to which the bank gave no reference. Statements overlap: what two of them tell of the same movement counts
// once. And two people do pay the same amount with the same words on the same day: what is two movements counts twice.
// What tells one from the other is the balance. A statement that adds up says from which to which balance it tells a
// booking day, whatever the order of the lines and however many days it has. Two statements tell the same part of a day
// when they begin it, or end it, with the same balance, or when statements that are known lead from one into the other:
// then the first of those alike in the one is the first in the other, and the longer one says how many there are. Else
// they tell different parts, and each its own movements. So pages of a day add up, a morning and the whole day do not.
//
// Where a statement does not add up or states no balance it is taken for the same part, as most statements are: within
// one file all that are alike count, in another file they are those. A line that is in doubt between two parts is kept:
// then it is in the list of what nobody has explained, and not lost. What this rule cannot see is a day whose balance
// comes back to the same cents between two parts that tell movements alike.

// The parts of days that the file's statements tell.
export const insertStatementDays: Statement = {
  name: 'bank_statement_day_insert',
  text: `
    insert into bank_statement_day (statement_id, account, day, from_cents, to_cents)
    select s.id, left(${letters('s.account')}, 100), d.day, s.opening_cents + d.until - d.cents,
      s.opening_cents + d.until
    from staged_statement s join (
      select statement_number, booking_day as day, sum(amount_cents) as cents,
        sum(sum(amount_cents)) over (partition by statement_number order by booking_day) as until
      from staged_movement group by statement_number, booking_day
    ) d on d.statement_number = s.statement_number
    where s.opening_cents + s.movements_cents = s.closing_cents`,
};

// `turn` is which one it is of those alike in its part of the day. A file that tells a part twice tells it once.
// `matches`: how many of those alike are known of that part; `known`: in all.
export const stageUnnamed: Statement = {
  name: 'staging_unnamed',
  text: `
    create temp table staged_unnamed on commit drop as
    select distinct on (what, from_cents, turn) t.*, 0::bigint as matches, 0::bigint as known
    from (
      select m.*, s.id as statement_id, d.account as day_account, d.from_cents, d.to_cents, row_number() over (
          partition by m.what, d.from_cents, case when d.from_cents is not null then m.statement_number end
          order by m.line_number) as turn
      from (${MOVEMENT_KEY}) m
      join staged_statement s on s.statement_number = m.statement_number
      left join bank_statement_day d on d.statement_id = s.id and d.day = m.booking_day
      where not ${IS_NAMED}
    ) t
    order by what, from_cents, turn, line_number`,
};

// Lines alike are numbered from one, whatever part of the day they are of. Ways are looked for only where two parts
// neither begin nor end alike.
export const weighUnnamed: Statement = {
  name: 'staging_weigh_unnamed',
  text: `
    with recursive known as (
      select u.what, 1 as turn, b.statement_id, b.booking_day
      from (select distinct what from staged_unnamed) u join bank_line b on b.line_key = ${key('u.what', '1')}
      union all
      select k.what, k.turn + 1, b.statement_id, b.booking_day
      from known k join bank_line b on b.line_key = ${key('k.what', '(k.turn + 1)')}
    ),
    pair as materialized (
      select u.*, d.from_cents as known_from, d.to_cents as known_to,
        (u.from_cents = d.from_cents or u.to_cents = d.to_cents) is not false as is_same
      from (select distinct what, day_account, booking_day, from_cents, to_cents from staged_unnamed) u
      join known k on k.what = u.what
      left join bank_statement_day d on d.statement_id = k.statement_id and d.day = k.booking_day
    ),
    way as (
      select d.account, d.day, d.from_cents, d.to_cents
      from (select distinct day_account, booking_day from pair where not is_same) p
      join bank_statement_day d on d.account = p.day_account and d.day = p.booking_day
      union
      select w.account, w.day, w.from_cents, d.to_cents
      from way w join bank_statement_day d on d.account = w.account and d.day = w.day and d.from_cents = w.to_cents
    ),
    weighed as (
      select what, from_cents, to_cents, count(*) as known, count(*) filter (where is_same
        or ${leads('p.from_cents', 'p.known_from')} and ${leads('p.known_to', 'p.to_cents')}
        or ${leads('p.known_from', 'p.from_cents')} and ${leads('p.to_cents', 'p.known_to')}) as matches
      from pair p group by what, from_cents, to_cents
    )
    update staged_unnamed u set matches = w.matches, known = w.known
    from weighed w
    where w.what = u.what and (w.from_cents, w.to_cents) is not distinct from (u.from_cents, u.to_cents)`,
};

/** Whether statements of the day of the pair `p` lead from one balance to another. */
function leads(from: string, to: string): string {
  return `exists (select from way w
          where w.account = p.day_account and w.day = p.booking_day and w.from_cents = ${from} and w.to_cents = ${to})`;
}

// As many as the file tells beyond what is known of their parts; and never fewer in all than one file tells.
export const insertUnnamedMovements: Statement = {
  name: 'bank_line_insert_unnamed',
  text: `
    insert into bank_line (line_key, statement_id, file_id, line_number, account, amount_cents, booking_day, value_day,
      bank_reference, customer_reference, transaction_type, description)
    select ${key('what', '(known + news - pick + 1)')}, statement_id, $1, line_number, account, amount_cents, booking_day,
      value_day, bank_reference, customer_reference, transaction_type, description
    from (
      select u.*, row_number() over (partition by what order by (turn > matches) desc, line_number desc) as pick,
        greatest(count(*) over alike - known, count(*) filter (where turn > matches) over alike) as news
      from staged_unnamed u
      window alike as (partition by what)
    ) u
    where pick <= news
    order by line_number
    on conflict (line_key) do nothing`,
};
