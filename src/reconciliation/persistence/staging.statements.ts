import type { Statement } from '../../shared/database.js';
import { CARRIED_LETTERS, letters, lineKey } from './line-key.js';

// Rows of the file as they come, seen by this transaction only and gone with it. No constraint, no log.
export const createStaging: Statement = {
  name: 'staging_create_movement',
  text: `
    create temp table staged_movement (
      statement_number integer, line_number bigint, account text, amount_cents bigint, booking_day date, value_day date,
      bank_reference text, customer_reference text, transaction_type text, description text
    ) on commit drop`,
};
export const createStagedTransactions: Statement = {
  name: 'staging_create_transaction',
  text: `
    create temp table staged_transaction (
      line_number bigint, type text, shop_id text, order_code text, transaction_code text, gross_cents bigint,
      fee_cents bigint, net_cents bigint, at timestamptz, day date
    ) on commit drop`,
};
export const createStagedStatements: Statement = {
  name: 'staging_create_statement',
  text: `
    create temp table staged_statement (
      statement_number integer, line_number bigint, statement_id text, account text, number text, currency text,
      opening_cents bigint, closing_cents bigint, opening_day date, closing_day date, movements_cents bigint,
      movements integer, id bigint
    ) on commit drop`,
};

export const stageMovements: Statement = {
  name: 'staging_movement',
  text: `
    insert into staged_movement
    select * from unnest($1::int[], $2::bigint[], $3::text[], $4::bigint[], $5::date[], $6::date[], $7::text[],
      $8::text[], $9::text[], $10::text[])`,
};
export const stageTransactions: Statement = {
  name: 'staging_transaction',
  text: `
    insert into staged_transaction
    select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
      $8::bigint[], $9::timestamptz[], $10::date[])`,
};
export const stageStatements: Statement = {
  name: 'staging_statement',
  text: `
    insert into staged_statement
    select * from unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
      $8::bigint[], $9::date[], $10::date[], $11::bigint[], $12::int[])`,
};

export const insertRejects: Statement = {
  name: 'bank_line_reject_insert',
  text: `
    insert into bank_line_reject (file_id, line_number, reason, excerpt)
    select $1, * from unnest($2::bigint[], $3::text[], $4::text[])`,
};

// The ids are taken before, so that a movement finds its own statement among several that are alike.
export const numberStatements: Statement = {
  name: 'staging_number_statements',
  text: `update staged_statement set id = nextval(pg_get_serial_sequence('bank_statement', 'id'))`,
};
export const insertStatements: Statement = {
  name: 'bank_statement_insert',
  text: `
    insert into bank_statement (id, file_id, line_number, statement_id, account, number, currency, opening_cents,
      closing_cents, opening_day, closing_day, movements_cents, movements)
    overriding system value
    select id, $1, line_number, left(statement_id, 100), left(account, 100), left(number, 40), currency, opening_cents, closing_cents, opening_day,
      closing_day, movements_cents, movements
    from staged_statement order by statement_number`,
};

// Which movement it is, whatever file and format tells of it. Banks cut references at 16 characters in MT940 and write
// accounts and causali with blanks of their own: letters and digits are compared. Those that the bank gave a reference
// and are alike in all of it are counted within their statement, which a file may repeat: the same two in two files are
// the same two. Those whose references differ only behind the sixteenth character are other movements:
// `long-reference.statements.ts`. Those without a reference are weighed against what is known:
// `unnamed-movement.statements.ts`.
export const MOVEMENT_KEY = `
  select m.*, ${letters('account')} || '|' || booking_day || '|' || amount_cents || '|' ||
    coalesce('R' || nullif(left(${letters('bank_reference')}, ${CARRIED_LETTERS}), ''), 'D' || ${letters('description')}) as what
  from staged_movement m`;

/** Whether the bank gave the movement `m` a reference. */
export const IS_NAMED = `coalesce(m.bank_reference ~ '[A-Za-z0-9]', false)`;

export const insertNamedMovements: Statement = {
  name: 'bank_line_insert',
  text: `
    insert into bank_line (line_key, statement_id, file_id, line_number, account, amount_cents, booking_day, value_day,
      bank_reference, customer_reference, transaction_type, description)
    select ${lineKey('m.what', 'row_number() over (partition by m.what, m.statement_number order by m.line_number)')},
      s.id, $1, m.line_number, m.account, m.amount_cents, m.booking_day, m.value_day, m.bank_reference,
      m.customer_reference, m.transaction_type, m.description
    from (${MOVEMENT_KEY}) m join staged_statement s on s.statement_number = m.statement_number
    where ${IS_NAMED} and length(${letters('m.bank_reference')}) <= ${CARRIED_LETTERS}
    order by m.line_number
    on conflict (line_key) do nothing`,
};

// The gateway's code names one transaction. Bytes are compared, which is many times quicker than letters of a language.
// Rows alike in type, codes and amounts are counted within the file: a row that the gateway wrote twice is two rows,
// and the second is shown as such. Known lines are left out beforehand, under the lock of imports: a conflict on each
// of a million rows costs more.
export const insertTransactions: Statement = {
  name: 'gateway_line_insert',
  text: `
    insert into gateway_line (line_key, file_id, line_number, type, shop_id, order_code, transaction_code, gross_cents,
      fee_cents, net_cents, at, day)
    select line_key, $1, line_number, type, shop_id, order_code, transaction_code, gross_cents, fee_cents, net_cents, at, day
    from (
      select t.*, ${lineKey('what', 'row_number() over (partition by what order by line_number)')} as line_key
      from (
        select t.*, (type || '|' || shop_id || '|' || order_code || '|' || transaction_code || '|' || gross_cents || '|' ||
          fee_cents) collate "C" as what
        from staged_transaction t
      ) t
    ) t
    where not exists (select from gateway_line known where known.line_key = t.line_key)
    order by line_number`,
};

// What was just loaded is most of a table when the file is large: the matching that follows needs to know.
export const analyzeLines: Statement = { name: 'bank_lines_analyze', text: 'analyze bank_line, gateway_line' };
// And so do the pages, which ask for all that is without a match.
export const analyzeMatches: Statement = { name: 'bank_matches_analyze', text: 'analyze gateway_match, credit_part' };

export const countLoaded: Statement = {
  name: 'bank_file_count_lines',
  text: `
    select (select count(*) from bank_line where file_id = $1)
        + (select count(*) from gateway_line where file_id = $1) as "linesNew",
      (select count(*) from staged_movement) + (select count(*) from staged_transaction) as "lines"`,
};
