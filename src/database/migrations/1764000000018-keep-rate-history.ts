import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rates that the office changes by itself. Who decided each and why is kept, nothing that was in force is rewritten, and
 * what was only planned is withdrawn, not deleted. The past is the database's to keep, whoever writes.
 */
export class KeepRateHistory1764000000018 implements MigrationInterface {
  readonly name = 'KeepRateHistory1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [COLUMNS, NO_OVERLAP, TRIGGERS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger commission_rate_keeps_the_past on commission_rate;
      drop trigger commission_rate_stays on commission_rate;
      drop trigger commission_rate_no_truncate on commission_rate;
      drop function commission_rate_keeps_the_past();
      delete from commission_rate where withdrawn_at is not null or rate_millionths is null;
      alter table commission_rate drop constraint commission_rate_no_overlap,
        drop constraint commission_rate_general, drop constraint commission_rate_withdrawal,
        drop column created_by, drop column changed_at, drop column withdrawn_by, drop column withdrawn_at,
        drop column withdrawal_reason;
      alter table commission_rate alter column rate_millionths set not null,
        add constraint commission_rate_no_overlap exclude using gist (
          int4range(coalesce(service_id, 0), coalesce(service_id, 0), '[]') with &&,
          tstzrange(valid_from, valid_to) with &&)`);
  }
}

// created_by is null for what came with the installation. A service's row without rate ends its own one: from then on
// the general one counts. changed_at is the application's time at which an end or a withdrawal was written.
const COLUMNS = `
  alter table commission_rate
    alter column rate_millionths drop not null,
    add column created_by bigint references staff (id),
    add column changed_at timestamptz,
    add column withdrawn_by bigint references staff (id),
    add column withdrawn_at timestamptz,
    add column withdrawal_reason text check (length(withdrawal_reason) between 1 and 500),
    add constraint commission_rate_general check (rate_millionths is not null or service_id is not null),
    add constraint commission_rate_withdrawal check (
      (withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is not null or withdrawn_by is null)
      and withdrawn_at < valid_from)`;

const NO_OVERLAP = `
  alter table commission_rate drop constraint commission_rate_no_overlap;
  alter table commission_rate add constraint commission_rate_no_overlap exclude using gist (
    int4range(coalesce(service_id, 0), coalesce(service_id, 0), '[]') with &&,
    tstzrange(valid_from, valid_to) with &&
  ) where (withdrawn_at is null)`;

// What was in force at a moment that has passed stays so. The writer says what time it is (changed_at, created_at), and
// payments are the witness against one who says it wrongly: no row may begin or end so that a payment which was made
// would have had another rate. What lies ahead may change, because a successor may still be withdrawn.
const TRIGGERS = `
  create function commission_rate_keeps_the_past() returns trigger language plpgsql as $$
  declare
    contradicted_from timestamptz;
  begin
    if tg_op = 'INSERT' then
      if new.valid_from < new.created_at then
        raise exception 'a rate begins when it is written, or later' using errcode = 'integrity_constraint_violation';
      end if;
      if exists (select from payment p where p.day_at >= new.valid_from and p.created_at >= new.valid_from
          and (new.valid_to is null or p.created_at < new.valid_to)
          and (new.service_id is null or p.service_id = new.service_id)
          and p.rate_millionths <> new.rate_millionths)
      then
        raise exception 'payments were made at another rate' using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end if;

    if (new.id, new.service_id, new.rate_millionths, new.valid_from, new.reason, new.created_at, new.created_by)
       is distinct from
       (old.id, old.service_id, old.rate_millionths, old.valid_from, old.reason, old.created_at, old.created_by)
    then
      raise exception 'a rate is succeeded, not edited' using errcode = 'integrity_constraint_violation';
    end if;
    if old.withdrawn_at is not null then
      raise exception 'a withdrawn rate does not change' using errcode = 'integrity_constraint_violation';
    end if;
    if new.changed_at is null or new.changed_at < greatest(old.created_at, old.changed_at) then
      raise exception 'a change of a rate says when it is made' using errcode = 'integrity_constraint_violation';
    end if;
    if new.valid_to is distinct from old.valid_to then
      if old.valid_to <= new.changed_at or new.valid_to < new.changed_at then
        raise exception 'a rate does not end in the past' using errcode = 'integrity_constraint_violation';
      end if;
      contradicted_from := new.valid_to;
    end if;
    if new.withdrawn_at is not null then
      if new.withdrawn_at <> new.changed_at or old.valid_from <= new.changed_at then
        raise exception 'a rate that is in force is not withdrawn' using errcode = 'integrity_constraint_violation';
      end if;
      contradicted_from := old.valid_from;
    end if;
    if exists (select from payment p where p.day_at >= contradicted_from and p.created_at >= contradicted_from
        and (old.valid_to is null or p.created_at < old.valid_to)
        and (old.service_id is null or p.service_id = old.service_id)
        and p.rate_millionths = old.rate_millionths)
    then
      raise exception 'payments were made at this rate' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  create trigger commission_rate_keeps_the_past before insert or update on commission_rate
    for each row execute function commission_rate_keeps_the_past();
  create trigger commission_rate_stays before delete on commission_rate
    for each row execute function refuse_change();
  create trigger commission_rate_no_truncate before truncate on commission_rate
    for each statement execute function refuse_change()`;
