import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff do about one payment: notes, alerts that are closed, receipts to a corrected address. Words and addresses
 * may tell who a person is, so they go when the payer's row goes, whoever deletes it: the database sees to it.
 */
export class CreateStaffActions1764000000014 implements MigrationInterface {
  readonly name = 'CreateStaffActions1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [NOTE, ALERT, DELIVERY, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger payer_is_forgotten_whole on payer;
      drop function forget_words_about_payer();
      drop table receipt_delivery_address, payment_note;
      drop function payment_note_keeps_its_words();
      alter table payment_alert drop column resolved_by, drop column resolution;
      alter table receipt_delivery drop constraint receipt_delivery_reason_check;
      alter table receipt_delivery add constraint receipt_delivery_reason_check
        check (reason in ('automatic', 'resend_by_citizen'))`);
  }
}

// The author and the time stay when the words are forgotten: somebody wrote something, nobody can read it any more.
const NOTE = `
  create table payment_note (
    id bigint generated always as identity primary key,
    payment_id bigint not null references payment (id),
    author_id bigint not null references staff (id),
    kind text not null check (kind in ('note', 'resend', 'review', 'alert')),
    text text check (length(text) between 1 and 2000),
    at timestamptz not null
  );
  create index payment_note_payment on payment_note (payment_id, id)`;

const ALERT = `
  alter table payment_alert
    add column resolved_by bigint references staff (id),
    add column resolution text check (length(resolution) <= 64),
    add constraint payment_alert_resolution check (resolved_at is not null or (resolved_by is null and resolution is null))`;

// Where a sending went, when it was not the payer's own address. Deleted, it is forgotten; the sending stays.
const DELIVERY = `
  alter table receipt_delivery drop constraint receipt_delivery_reason_check;
  alter table receipt_delivery add constraint receipt_delivery_reason_check
    check (reason in ('automatic', 'resend_by_citizen', 'resend_by_staff'));
  create table receipt_delivery_address (
    delivery_id bigint primary key references receipt_delivery (id),
    email text not null check (length(email) between 3 and 254)
  )`;

const TRIGGERS = `
  create function payment_note_keeps_its_words() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and new.text is null
       and (new.id, new.payment_id, new.author_id, new.kind, new.at) = (old.id, old.payment_id, old.author_id, old.kind, old.at)
    then
      return new;
    end if;
    raise exception 'a note can only be forgotten' using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger payment_note_keeps_its_words before update or delete on payment_note
    for each row execute function payment_note_keeps_its_words();

  create function forget_words_about_payer() returns trigger language plpgsql as $$
  begin
    update payment_note set text = null where payment_id = old.payment_id and text is not null;
    delete from receipt_delivery_address where delivery_id in (
      select d.id from receipt_delivery d join receipt r on r.id = d.receipt_id
      join payment p on p.public_id = r.payment_id where p.id = old.payment_id);
    return old;
  end $$;
  create trigger payer_is_forgotten_whole before delete on payer
    for each row execute function forget_words_about_payer()`;
