import type { Statement } from '../../shared/database.js';
import { CARRIED_LETTERS, letters, lineKey as key } from './line-key.js';
import { MOVEMENT_KEY } from './staging.statements.js';

// Movements whose reference is longer than MT940 has room for. With equal account, day, amount and beginning of the
// reference they have numbers of one row, as those of MT940 have, which say no more. The whole reference tells them
// apart: as many come in as are not known under their own, less the known ones whose reference was cut, each of which
// is one of them. So two in two statements are two, and a file of the other format adds none.

export const insertLongNamedMovements: Statement = {
  name: 'bank_line_insert_long',
  text: `
    with recursive staged as materialized (
      select m.*, row_number() over (partition by m.what, m.whole, m.statement_number order by m.line_number) as turn
      from (select k.*, ${letters('k.bank_reference')} as whole from (${MOVEMENT_KEY}) k) m
      where length(m.whole) > ${CARRIED_LETTERS}
    ),
    known as (
      select u.what, 1 as place, ${letters('b.bank_reference')} as whole
      from (select distinct what from staged) u join bank_line b on b.line_key = ${key('u.what', '1')}
      union all
      select k.what, k.place + 1, ${letters('b.bank_reference')}
      from known k join bank_line b on b.line_key = ${key('k.what', '(k.place + 1)')}
    ),
    held as (
      select what, count(*) as lines, count(*) filter (where length(whole) <= ${CARRIED_LETTERS}) as cut
      from known group by what
    ),
    own as (select what, whole, count(*) as lines from known group by what, whole),
    untold as (
      select distinct on (s.what, s.whole, s.turn) s.* from staged s left join own o on o.what = s.what and o.whole = s.whole
      where s.turn > coalesce(o.lines, 0)
      order by s.what, s.whole, s.turn, s.line_number
    )
    insert into bank_line (line_key, statement_id, file_id, line_number, account, amount_cents, booking_day, value_day,
      bank_reference, customer_reference, transaction_type, description)
    select ${key('u.what', '(coalesce(h.lines, 0) - coalesce(h.cut, 0) + u.place)')}, s.id, $1, u.line_number, u.account,
      u.amount_cents, u.booking_day, u.value_day, u.bank_reference, u.customer_reference, u.transaction_type, u.description
    from (select u.*, row_number() over (partition by what order by line_number) as place from untold u) u
    join staged_statement s on s.statement_number = u.statement_number
    left join held h on h.what = u.what
    where u.place > coalesce(h.cut, 0)
    order by u.line_number
    on conflict (line_key) do nothing`,
};
