import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Forgetting people. A payment whose person is forgotten has no payer's row and never gets one again, is not paid anew,
 * and never hangs on anything open: whatever the program does, the database refuses it. What was done is listed in batches.
 */
export class CreateRetention1764000000038 implements MigrationInterface {
  readonly name = 'CreateRetention1764000000038';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FORGOTTEN, INDEXES, TRIGGERS, BATCH, RESPONSES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index webhook_attempt_response;
      drop table retention_batch;
      drop trigger payer_stays_forgotten on payer;
      drop trigger payment_stays_forgotten on payment;
      drop function refuse_forgotten_payer(), keep_payment_forgotten();
      drop index payment_forgotten, payment_paid_remembered, payment_unpaid_remembered;
      alter table payment drop column forgotten_at`);
  }
}

const FORGOTTEN = `alter table payment add column forgotten_at timestamptz`;

// What is due is found at the beginning of its index, however many were forgotten before. The first index holds a few
// months of unpaid payments; the second costs each payment one entry, when it is paid.
const INDEXES = `
  create index payment_unpaid_remembered on payment (updated_at, id)
    where forgotten_at is null and status in ('refused', 'cancelled', 'expired');
  create index payment_paid_remembered on payment (updated_at, id) where forgotten_at is null and paid_at is not null;
  create index payment_forgotten on payment (forgotten_at, id) where forgotten_at is not null`;

// The check against the payer's row sees what its own transaction deleted before: so the row goes first.
const TRIGGERS = `
  create function keep_payment_forgotten() returns trigger language plpgsql as $$
  begin
    if old.forgotten_at is not null then
      if new.forgotten_at is distinct from old.forgotten_at or (new.status = 'pending' and old.status <> 'pending') then
        raise exception 'payment %: who is forgotten stays forgotten', old.reference
          using errcode = 'integrity_constraint_violation';
      end if;
    elsif new.status in ('pending', 'under_review')
      or exists (select from payer where payment_id = new.id)
      or exists (select from payment_alert where payment_id = new.id and resolved_at is null)
      or exists (select from payment_attempt where payment_id = new.id and status = 'open')
      or exists (select from refund where payment_id = new.id
        and state in ('requested', 'approved', 'sent', 'unknown', 'accepted'))
    then
      raise exception 'payment %: it still needs its person', old.reference using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger payment_stays_forgotten before update on payment
    for each row when (old.forgotten_at is not null or new.forgotten_at is not null)
    execute function keep_payment_forgotten();

  create function refuse_forgotten_payer() returns trigger language plpgsql as $$
  begin
    if exists (select from payment where id = new.payment_id and forgotten_at is not null) then
      raise exception 'the person of this payment is forgotten' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger payer_stays_forgotten before insert on payer
    for each row execute function refuse_forgotten_payer()`;

// One row for each batch: what was forgotten when, and by which rule, or because somebody asked for it. Which payments they were, their own rows say.
const BATCH = `
  create table retention_batch (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('unpaid', 'paid', 'request')),
    forgotten_at timestamptz not null,
    changed_before date,
    payments integer not null check (payments > 0),
    constraint retention_batch_rule check ((kind = 'request') = (changed_before is null))
  );
  create index retention_batch_time on retention_batch (forgotten_at);
  create trigger retention_batch_append_only before update or delete on retention_batch
    for each row execute function refuse_change();
  create trigger retention_batch_no_truncate before truncate on retention_batch
    for each statement execute function refuse_change()`;

// What other programs answered may hold anything: it goes after some time, and what is left of it is found at once.
const RESPONSES = `create index webhook_attempt_response on webhook_attempt (at) where response is not null`;
