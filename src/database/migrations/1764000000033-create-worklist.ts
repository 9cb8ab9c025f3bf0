import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff make of what does not fit: proposals that they accept, and who works on which finding. Findings are a view;
 * what is kept here hangs on their subject, so that nothing is lost when they are computed anew, and those that heal
 * leave the list by themselves.
 */
export class CreateWorklist1764000000033 implements MigrationInterface {
  readonly name = 'CreateWorklist1764000000033';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PROPOSAL, ITEM, NOTE, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table worklist_note, worklist_item, credit_proposal;
      drop function credit_proposal_keeps_its_facts()`);
  }
}

// `parts` holds ids and cents as they were seen and accepted. One at a time waits for a second person.
const PROPOSAL = `
  create table credit_proposal (
    id bigint generated always as identity primary key,
    public_id text not null unique check (public_id ~ '^[A-Za-z0-9_-]{22}$'),
    bank_line_id bigint not null references bank_line (id),
    state text not null check (state in ('waiting', 'applied', 'withdrawn')),
    needs_second boolean not null,
    digest bytea not null check (length(digest) = 32),
    parts jsonb not null check (jsonb_typeof(parts) = 'array' and jsonb_array_length(parts) between 1 and 2000),
    worth_cents bigint not null,
    residual_cents bigint not null,
    accepted_by bigint not null references staff (id),
    accepted_at timestamptz not null,
    confirmed_by bigint references staff (id),
    confirmed_at timestamptz,
    withdrawn_by bigint references staff (id),
    withdrawn_at timestamptz,
    constraint credit_proposal_four_eyes check (confirmed_by <> accepted_by),
    constraint credit_proposal_waiting check (state <> 'waiting' or needs_second),
    constraint credit_proposal_confirmed check (
      (confirmed_by is null) = (confirmed_at is null) and (state <> 'applied' or not needs_second or confirmed_by is not null)),
    constraint credit_proposal_withdrawn check (
      (state = 'withdrawn') = (withdrawn_by is not null) and (withdrawn_by is null) = (withdrawn_at is null))
  );
  create unique index credit_proposal_one_waiting on credit_proposal (bank_line_id) where state = 'waiting';
  create index credit_proposal_bank_line on credit_proposal (bank_line_id, id)`;

// A decision is about the amount that was seen: when the finding's amount changes it is open again.
const ITEM = `
  create table worklist_item (
    subject_kind text not null check (subject_kind in ('attempt', 'gateway-line', 'batch', 'refund', 'bank-line')),
    subject_id text not null check (length(subject_id) between 1 and 60),
    label text not null check (length(label) between 1 and 40),
    since_day date not null,
    owner_id bigint references staff (id),
    decision text check (decision in ('explained', 'waived')),
    reason text check (reason in ('bank-error', 'rounding', 'other-office', 'known-transfer', 'too-small', 'other')),
    decided_cents bigint,
    decided_by bigint references staff (id),
    decided_at timestamptz,
    primary key (subject_kind, subject_id, label),
    constraint worklist_item_decided check (
      (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
      and (decision is null) = (decided_cents is null)),
    constraint worklist_item_reason check ((decision = 'waived') is not true or reason is not null)
  );
  create index worklist_item_owner on worklist_item (owner_id) where owner_id is not null`;

// Words of staff stay apart from the audit trail, where they could never be forgotten.
const NOTE = `
  create table worklist_note (
    id bigint generated always as identity primary key,
    subject_kind text not null,
    subject_id text not null,
    label text not null,
    kind text not null check (kind in ('note', 'explained', 'waived', 'linked', 'undone')),
    author_id bigint not null references staff (id),
    text text not null check (length(text) between 1 and 4000),
    at timestamptz not null,
    foreign key (subject_kind, subject_id, label) references worklist_item
  );
  create index worklist_note_item on worklist_note (subject_kind, subject_id, label, id)`;

const TRIGGERS = `
  create function credit_proposal_keeps_its_facts() returns trigger language plpgsql as $$
  begin
    if old.state <> 'waiting' and new.state = 'waiting'
       or (new.public_id, new.bank_line_id, new.digest, new.parts, new.worth_cents, new.residual_cents, new.accepted_by,
           new.accepted_at, new.needs_second)
       is distinct from
       (old.public_id, old.bank_line_id, old.digest, old.parts, old.worth_cents, old.residual_cents, old.accepted_by,
        old.accepted_at, old.needs_second)
    then
      raise exception 'proposal %: what was accepted cannot change', old.public_id
        using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger credit_proposal_keeps_its_facts before update on credit_proposal
    for each row execute function credit_proposal_keeps_its_facts();
  create trigger credit_proposal_stays before delete on credit_proposal for each row execute function refuse_change()`;
