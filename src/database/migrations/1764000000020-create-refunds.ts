import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money that goes back. What must never be false is stated here: whoever approves is not who asked, an order never
 * gives back more than it took, refunds of one order go to the bank one at a time, and a payment's state says how much went back.
 */
export class CreateRefunds1764000000020 implements MigrationInterface {
  readonly name = 'CreateRefunds1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [REFUND, INDEXES, ATTEMPT, PAYMENT, TRIGGERS, NOTE, DELIVERY]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table refund_delivery, refund;
      drop function refund_takes_money(), refund_keeps_its_facts();
      alter table payment_attempt drop column refund_cents;
      drop trigger payment_keeps_its_refunds on payment;
      drop function payment_keeps_its_refunds();
      alter table payment drop column refunded_cents;
      alter table payment_note drop constraint payment_note_kind_check;
      alter table payment_note add constraint payment_note_kind_check check (kind in ('note', 'resend', 'review', 'alert'))`);
  }
}

// `source` bank: the bank gave back by itself (reversal, chargeback); nobody asked, and it is done when we hear of it.
// `request_id` is what keeps the bank from refunding twice: it is here before the first call. `turn` counts the calls:
// whoever makes one takes the next number, so that a repeated job finds its number taken.
const REFUND = `
  create table refund (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    payment_id bigint not null references payment (id),
    attempt_id bigint not null references payment_attempt (id),
    source text not null check (source in ('staff', 'bank')),
    amount_cents bigint not null check (amount_cents > 0),
    commission_cents bigint not null check (commission_cents between 0 and amount_cents),
    reason text not null check (reason in ('paid-twice', 'service-not-provided', 'wrong-amount', 'other', 'bank-reversal')),
    form_key text unique check (form_key ~ '^[A-Za-z0-9_-]{22}$'),
    state text not null check (state in
      ('requested', 'approved', 'sent', 'unknown', 'accepted', 'done', 'failed', 'rejected', 'withdrawn')),
    requested_by bigint references staff (id),
    approved_by bigint references staff (id),
    closed_by bigint references staff (id),
    request_id text unique check (request_id ~ '^[0-9]{32}$'),
    operation_code text check (length(operation_code) between 1 and 64),
    turn integer not null default 0 check (turn >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_try_at timestamptz,
    last_error_code text check (length(last_error_code) <= 64),
    requested_at timestamptz not null,
    approved_at timestamptz,
    sent_at timestamptz,
    settled_at timestamptz,
    constraint refund_four_eyes check (requested_by <> approved_by),
    constraint refund_of_staff check ((source = 'staff') = (requested_by is not null)),
    constraint refund_of_bank check (source = 'staff' or (state = 'done' and approved_by is null)),
    constraint refund_approved check (
      source = 'bank' or approved_by is not null or state not in ('approved', 'sent', 'unknown', 'accepted', 'done')),
    constraint refund_request check ((approved_by is null) = (request_id is null) and (approved_by is null) = (approved_at is null)),
    constraint refund_rejected check (state <> 'rejected' or closed_by <> requested_by),
    constraint refund_withdrawn check (state <> 'withdrawn' or closed_by = requested_by),
    constraint refund_closed check ((state in ('rejected', 'withdrawn')) = (closed_by is not null)),
    constraint refund_in_progress check ((state in ('approved', 'sent', 'unknown', 'accepted')) = (next_try_at is not null)),
    constraint refund_settled check ((state in ('done', 'failed', 'rejected', 'withdrawn')) = (settled_at is not null)),
    constraint refund_failed check (state <> 'failed' or last_error_code is not null)
  )`;

const INDEXES = `
  create index refund_payment on refund (payment_id, id);
  create index refund_attempt on refund (attempt_id);
  create unique index refund_one_under_way on refund (attempt_id) where state in ('sent', 'unknown', 'accepted');
  create index refund_due on refund (next_try_at) where next_try_at is not null;
  create index refund_requested on refund (requested_at, id) where state = 'requested';
  create index refund_done on refund (settled_at, id) where state = 'done';
  create index refund_failed on refund (settled_at, id) where state = 'failed'`;

// What refunds of the order have taken, waiting ones included. It is added up under the order's row lock, so that two
// requests at the same moment see each other.
const ATTEMPT = `
  alter table payment_attempt
    add column refund_cents bigint not null default 0,
    add constraint payment_attempt_refunds check (refund_cents between 0 and amount_cents),
    add constraint payment_attempt_refunds_of_money check (refund_cents = 0 or status in ('paid', 'excess_paid'))`;

// No payment was refunded before there were refunds.
const PAYMENT = `
  alter table payment
    add column refunded_cents bigint not null default 0,
    add constraint payment_refunded check (case status
      when 'refunded' then refunded_cents = total_cents
      when 'partially_refunded' then refunded_cents > 0 and refunded_cents < total_cents
      else refunded_cents = 0 end)`;

const TRIGGERS = `
  create function refund_takes_money() returns trigger language plpgsql as $$
  declare
    taken bigint := 0;
  begin
    if new.state not in ('failed', 'rejected', 'withdrawn') then taken := new.amount_cents; end if;
    if tg_op = 'UPDATE' then
      if old.state not in ('failed', 'rejected', 'withdrawn') then taken := taken - old.amount_cents; end if;
      if taken = 0 then return null; end if;
    end if;
    update payment_attempt set refund_cents = refund_cents + taken
    where id = new.attempt_id and payment_id = new.payment_id;
    if not found then
      raise exception 'refund %: the order is of another payment', new.public_id using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end $$;
  create trigger refund_takes_money after insert or update of state on refund
    for each row execute function refund_takes_money();

  create function refund_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      raise exception 'a refund stays recorded' using errcode = 'integrity_constraint_violation';
    end if;
    if (new.public_id, new.payment_id, new.attempt_id, new.source, new.amount_cents, new.commission_cents, new.reason,
        new.form_key, new.requested_by, new.requested_at)
       is distinct from
       (old.public_id, old.payment_id, old.attempt_id, old.source, old.amount_cents, old.commission_cents, old.reason,
        old.form_key, old.requested_by, old.requested_at)
       or old.approved_by is not null
       and (new.approved_by, new.approved_at, new.request_id) is distinct from (old.approved_by, old.approved_at, old.request_id)
    then
      raise exception 'refund %: what was asked and approved cannot change', old.public_id
        using errcode = 'integrity_constraint_violation';
    end if;
    if old.settled_at is not null and (new.state, new.settled_at) is distinct from (old.state, old.settled_at) then
      raise exception 'refund %: its end is final', old.public_id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger refund_keeps_its_facts before update or delete on refund
    for each row execute function refund_keeps_its_facts();

  create function payment_keeps_its_refunds() returns trigger language plpgsql as $$
  begin
    raise exception 'payment %: money that went back stays recorded', old.reference
      using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger payment_keeps_its_refunds before update of refunded_cents on payment
    for each row when (new.refunded_cents < old.refunded_cents) execute function payment_keeps_its_refunds()`;

const NOTE = `
  alter table payment_note drop constraint payment_note_kind_check;
  alter table payment_note add constraint payment_note_kind_check
    check (kind in ('note', 'resend', 'review', 'alert', 'refund'))`;

// The message that tells the citizen, with the facts that it tells: they can never change. One for each refund.
const DELIVERY = `
  create table refund_delivery (
    id bigint generated always as identity primary key,
    payment_id text not null references payment (public_id),
    refund_id text not null references refund (public_id),
    version integer not null check (version >= 1),
    reason text not null check (reason = 'automatic'),
    amount_cents bigint not null check (amount_cents > 0),
    commission_cents bigint not null check (commission_cents between 0 and amount_cents),
    is_excess boolean not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
    attempt integer not null default 0 check (attempt >= 0),
    failures integer not null default 0 check (failures >= 0),
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    message_id text not null unique check (length(message_id) between 3 and 250),
    last_error_code text check (length(last_error_code) <= 64),
    queued_at timestamptz not null,
    sent_at timestamptz,
    constraint refund_delivery_version unique (refund_id, version),
    constraint refund_delivery_lease check ((state = 'sending') = (lease_until is not null)),
    constraint refund_delivery_sent check ((state = 'sent') = (sent_at is not null)),
    constraint refund_delivery_failed check (state <> 'failed' or last_error_code is not null)
  );
  create index refund_delivery_payment on refund_delivery (payment_id);
  create index refund_delivery_due on refund_delivery (next_attempt_at) where state = 'queued';
  create index refund_delivery_leased on refund_delivery (lease_until) where state = 'sending'`;
