import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff wrote on the worklist may name the people of the payments that it is about. It goes with them: about one
 * order, its refund or its line in the gateway's list at once; about a line of the account or a day's list when the last
 * of the people inside is forgotten. Words about money of which no payment is known stay with the bank's line.
 */
export class ForgetWorklistWords1764000000042 implements MigrationInterface {
  readonly name = 'ForgetWorklistWords1764000000042';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FORGETTABLE, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger payer_is_forgotten_on_worklist on payer;
      drop trigger worklist_note_keeps_its_words on worklist_note;
      drop function forget_worklist_words(), worklist_note_keeps_its_words();
      drop index gateway_match_attempt_twice, gateway_match_refund_twice;
      delete from worklist_note where text is null;
      alter table worklist_note alter column text set not null`);
  }
}

// The author and the time stay, as with the notes of a payment. A payment that is listed twice is found by these indexes.
const FORGETTABLE = `
  alter table worklist_note alter column text drop not null;
  create index gateway_match_attempt_twice on gateway_match (attempt_id) where verdict = 'twice';
  create index gateway_match_refund_twice on gateway_match (refund_id) where verdict = 'twice'`;

// Once for each batch of people, from them to the notes, by indexes: a long worklist costs nothing. The rows of the
// batch are gone by then, so who is still found in "payer" is somebody else.
const TRIGGERS = `
  create function worklist_note_keeps_its_words() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and new.text is null
       and (new.id, new.subject_kind, new.subject_id, new.label, new.kind, new.author_id, new.at)
         = (old.id, old.subject_kind, old.subject_id, old.label, old.kind, old.author_id, old.at)
    then
      return new;
    end if;
    raise exception 'a note can only be forgotten' using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger worklist_note_keeps_its_words before update or delete on worklist_note
    for each row execute function worklist_note_keeps_its_words();

  create function forget_worklist_words() returns trigger language plpgsql as $$
  begin
    with orders as (
      select a.id from gone g join payment_attempt a on a.payment_id = g.payment_id
    ), returned as (
      select r.id from gone g join refund r on r.payment_id = g.payment_id
    ), listed as (
      select m.gateway_line_id as id from orders o join gateway_match m on m.attempt_id = o.id and m.verdict <> 'twice'
      union all
      select m.gateway_line_id from orders o join gateway_match m on m.attempt_id = o.id and m.verdict = 'twice'
      union all
      select m.gateway_line_id from returned r join gateway_match m on m.refund_id = r.id and m.verdict <> 'twice'
      union all
      select m.gateway_line_id from returned r join gateway_match m on m.refund_id = r.id and m.verdict = 'twice'
    ), credited as (
      select p.bank_line_id as id from orders o join credit_part p on p.attempt_id = o.id
      union
      select p.bank_line_id from returned r join credit_part p on p.refund_id = r.id
    ), emptied as (
      select 'attempt' as kind, id::text from orders
      union all
      select 'refund', id::text from returned
      union all
      select 'gateway-line', id::text from listed
      union all
      select 'bank-line', c.id::text from credited c
      where not exists (
        select from credit_part p left join refund r on r.id = p.refund_id
        join payment_attempt a on a.id = coalesce(p.attempt_id, r.attempt_id) join payer y on y.payment_id = a.payment_id
        where p.bank_line_id = c.id)
      union all
      select 'batch', d.shop_id || ':' || d.day
      from (select distinct l.shop_id, l.day from listed join gateway_line l on l.id = listed.id) d
      where not exists (
        select from gateway_line l join gateway_match m on m.gateway_line_id = l.id left join refund r on r.id = m.refund_id
        join payment_attempt a on a.id = coalesce(m.attempt_id, r.attempt_id) join payer y on y.payment_id = a.payment_id
        where l.shop_id = d.shop_id and l.day = d.day)
    )
    update worklist_note n set text = null from emptied e
    where n.subject_kind = e.kind and n.subject_id = e.id and n.text is not null;
    return null;
  end $$;
  create trigger payer_is_forgotten_on_worklist after delete on payer referencing old table as gone
    for each statement execute function forget_worklist_words()`;
