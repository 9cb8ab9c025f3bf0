import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the bank says, as it said it: files, statements, lines of the account and of the gateway's list, which can never
 * change; and apart from them what was made of it: which payment a line is about, which payments a credit consists of.
 */
export class CreateBankFiles1764000000030 implements MigrationInterface {
  readonly name = 'CreateBankFiles1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    const parts = [FILE, CHUNK, REJECT, STATEMENT, BANK_LINE, GATEWAY_LINE, GATEWAY_MATCH, CREDIT_PART, TRIGGERS];
    for (const statement of parts) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table credit_part, gateway_match, gateway_line, bank_line, bank_statement, bank_line_reject,
        bank_file_chunk, bank_file;
      drop function bank_file_keeps_its_facts(), bank_line_keeps_its_facts(), credit_part_keeps_its_facts()`);
  }
}

// The contents say which file it is: the same bytes are the same file, whatever their name. A file waits for a worker,
// or is being loaded by who holds the lease; its lines appear all at once, with the state that says so.
const FILE = `
  create table bank_file (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    sha256 bytea not null unique check (length(sha256) = 32),
    name text not null check (length(name) between 1 and 200),
    size_bytes bigint not null check (size_bytes >= 0),
    format text check (format in ('camt053', 'mt940', 'gateway-csv')),
    format_version text check (length(format_version) <= 10),
    encoding text check (encoding in ('utf-8', 'iso-8859-1', 'windows-1252')),
    state text not null check (state in ('waiting', 'loading', 'loaded', 'refused')),
    refusal_reason text check (length(refusal_reason) between 1 and 40),
    refusal_line bigint check (refusal_line >= 1),
    source text not null check (source in ('page', 'command', 'folder')),
    imported_by bigint references staff (id),
    received_at timestamptz not null,
    finished_at timestamptz,
    lease_until timestamptz,
    failures integer not null default 0 check (failures >= 0),
    bytes_read bigint not null default 0 check (bytes_read between 0 and size_bytes),
    lines_new bigint not null default 0 check (lines_new >= 0),
    lines_known bigint not null default 0 check (lines_known >= 0),
    lines_rejected bigint not null default 0 check (lines_rejected >= 0),
    constraint bank_file_of_page check (source <> 'page' or imported_by is not null),
    constraint bank_file_lease check ((state = 'loading') = (lease_until is not null)),
    constraint bank_file_finished check ((state in ('loaded', 'refused')) = (finished_at is not null)),
    constraint bank_file_refused check ((state = 'refused') = (refusal_reason is not null)),
    constraint bank_file_loaded check (state <> 'loaded' or (format is not null and encoding is not null))
  );
  create index bank_file_received on bank_file (received_at desc, id desc);
  create index bank_file_under_way on bank_file (id) where state in ('waiting', 'loading')`;

// Contents of a large file until some worker, on whatever machine, has read them.
const CHUNK = `
  create table bank_file_chunk (
    file_id bigint not null references bank_file (id),
    number integer not null check (number >= 0),
    content bytea not null check (length(content) between 1 and 1048576),
    primary key (file_id, number)
  )`;

const REJECT = `
  create table bank_line_reject (
    id bigint generated always as identity primary key,
    file_id bigint not null references bank_file (id),
    line_number bigint not null check (line_number >= 1),
    reason text not null check (length(reason) between 1 and 40),
    excerpt text check (length(excerpt) <= 200)
  );
  create index bank_line_reject_file on bank_line_reject (file_id, line_number)`;

// The movements are those that the file itself states, known before or not: the check is of the bank's own sum.
const STATEMENT = `
  create table bank_statement (
    id bigint generated always as identity primary key,
    file_id bigint not null references bank_file (id),
    line_number bigint not null check (line_number >= 1),
    statement_id text not null check (length(statement_id) <= 100),
    account text not null check (length(account) between 1 and 100),
    number text check (length(number) <= 40),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    opening_cents bigint,
    closing_cents bigint,
    opening_day date,
    closing_day date,
    movements_cents bigint not null default 0,
    movements integer not null default 0 check (movements >= 0),
    balance text not null generated always as (case
      when opening_cents is null or closing_cents is null then 'not-stated'
      when opening_cents + movements_cents = closing_cents then 'balanced'
      else 'differs' end) stored
  );
  create index bank_statement_file on bank_statement (file_id);
  create index bank_statement_account on bank_statement (account, closing_day)`;

// `line_key` is the same in every file and format that states the line: account, booking day, amount and the bank's
// reference (else the causale), and which one it is of those that are alike within their file.
// The causale may name a person: retention may empty it, and nothing else.
const BANK_LINE = `
  create table bank_line (
    id bigint generated always as identity primary key,
    line_key bytea not null unique check (length(line_key) = 32),
    public_id text not null unique
      generated always as (translate(encode(substring(line_key from 1 for 16), 'base64'), '+/=', '-_')) stored,
    statement_id bigint not null references bank_statement (id),
    file_id bigint not null references bank_file (id),
    line_number bigint not null check (line_number >= 1),
    account text not null,
    amount_cents bigint not null check (amount_cents <> 0),
    booking_day date not null,
    value_day date,
    bank_reference text check (length(bank_reference) <= 100),
    customer_reference text check (length(customer_reference) <= 100),
    transaction_type text check (length(transaction_type) <= 100),
    description text check (length(description) <= 1000),
    is_left_to_staff boolean not null default false
  );
  create index bank_line_day on bank_line (booking_day, id);
  create index bank_line_file on bank_line (file_id, line_number)`;

// A refund's amounts are negative. `line_key`: type, shop, codes, amounts, and which one of those alike in their file.
const GATEWAY_LINE = `
  create table gateway_line (
    id bigint generated always as identity primary key,
    line_key bytea not null unique check (length(line_key) = 32),
    public_id text not null
      generated always as (translate(encode(substring(line_key from 1 for 16), 'base64'), '+/=', '-_')) stored,
    file_id bigint not null references bank_file (id),
    line_number bigint not null check (line_number >= 1),
    type text not null check (type in ('payment', 'refund')),
    shop_id text not null check (length(shop_id) <= 40),
    order_code text not null check (length(order_code) <= 64),
    transaction_code text not null check (length(transaction_code) <= 64),
    gross_cents bigint not null,
    fee_cents bigint not null,
    net_cents bigint not null,
    at timestamptz not null,
    day date not null,
    constraint gateway_line_sign check (case type when 'payment' then gross_cents > 0 else gross_cents < 0 end),
    constraint gateway_line_net check (net_cents = gross_cents - fee_cents)
  );
  create index gateway_line_batch on gateway_line (shop_id, day);
  create index gateway_line_refund on gateway_line (order_code) where type = 'refund';
  create index gateway_line_file on gateway_line (file_id, line_number)`;

// A line of the list without a match is about nothing that we know. One line is the line of a payment; any other that
// names the same order is a second charge. `difference_cents` is what the line says beyond what we hold.
const GATEWAY_MATCH = `
  create table gateway_match (
    gateway_line_id bigint primary key references gateway_line (id),
    verdict text not null check (verdict in ('matched', 'amount-differs', 'not-paid', 'twice')),
    attempt_id bigint references payment_attempt (id),
    refund_id bigint references refund (id),
    difference_cents bigint not null,
    how text not null check (how in ('order-code', 'transaction-code', 'hand')),
    made_by bigint references staff (id),
    made_at timestamptz not null,
    constraint gateway_match_subject check (num_nonnulls(attempt_id, refund_id) = 1),
    constraint gateway_match_by_hand check ((how = 'hand') = (made_by is not null)),
    constraint gateway_match_equal check ((verdict <> 'matched') or difference_cents = 0)
  );
  create unique index gateway_match_attempt on gateway_match (attempt_id) where verdict <> 'twice' and attempt_id is not null;
  create unique index gateway_match_refund on gateway_match (refund_id) where verdict <> 'twice' and refund_id is not null;
  create index gateway_match_finding on gateway_match (gateway_line_id) where verdict <> 'matched'`;

// `cents` is what the part puts into the bank line: its gross less the fee that the bank kept; negative for a refund.
// The credit less its parts is what nobody has explained yet. No payment, refund or listed line is in two credits.
const CREDIT_PART = `
  create table credit_part (
    id bigint generated always as identity primary key,
    bank_line_id bigint not null references bank_line (id),
    gateway_line_id bigint unique references gateway_line (id),
    attempt_id bigint unique references payment_attempt (id),
    refund_id bigint unique references refund (id),
    gross_cents bigint not null check (gross_cents <> 0),
    fee_cents bigint not null,
    cents bigint not null generated always as (gross_cents - fee_cents) stored,
    how text not null check (how in ('batch', 'reference', 'proposal', 'hand')),
    made_by bigint references staff (id),
    made_at timestamptz not null,
    constraint credit_part_subject check (
      num_nonnulls(gateway_line_id, attempt_id, refund_id) >= 1 and num_nonnulls(attempt_id, refund_id) <= 1),
    constraint credit_part_by_staff check ((how in ('proposal', 'hand')) = (made_by is not null))
  );
  create index credit_part_bank_line on credit_part (bank_line_id)`;

const TRIGGERS = `
  create function bank_file_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if old.state = 'loaded'
       or (new.public_id, new.sha256, new.size_bytes) is distinct from (old.public_id, old.sha256, old.size_bytes)
    then
      raise exception 'bank file %: what was received and loaded cannot change', old.public_id
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger bank_file_keeps_its_facts before update on bank_file
    for each row execute function bank_file_keeps_its_facts();
  create trigger bank_file_stays before delete on bank_file for each row execute function refuse_change();

  create function bank_line_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if (new.line_key, new.statement_id, new.file_id, new.line_number, new.account, new.amount_cents, new.booking_day,
        new.value_day, new.bank_reference, new.customer_reference, new.transaction_type)
       is distinct from
       (old.line_key, old.statement_id, old.file_id, old.line_number, old.account, old.amount_cents, old.booking_day,
        old.value_day, old.bank_reference, old.customer_reference, old.transaction_type)
       or new.description is not null and new.description is distinct from old.description
    then
      raise exception 'bank line %: what the bank said cannot change', old.public_id
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger bank_line_keeps_its_facts before update on bank_line
    for each row execute function bank_line_keeps_its_facts();
  create trigger bank_line_stays before delete on bank_line for each row execute function refuse_change();
  create trigger gateway_line_append_only before update or delete on gateway_line
    for each row execute function refuse_change();

  create function credit_part_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if (new.bank_line_id, new.gross_cents, new.fee_cents, new.how, new.made_by, new.made_at)
       is distinct from (old.bank_line_id, old.gross_cents, old.fee_cents, old.how, old.made_by, old.made_at)
       or old.gateway_line_id is not null and new.gateway_line_id is distinct from old.gateway_line_id
       or old.attempt_id is not null and new.attempt_id is distinct from old.attempt_id
       or old.refund_id is not null and new.refund_id is distinct from old.refund_id
    then
      raise exception 'a part of a credit is taken away and made anew, never changed'
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger credit_part_keeps_its_facts before update on credit_part
    for each row execute function credit_part_keeps_its_facts()`;
