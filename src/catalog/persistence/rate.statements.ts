import type { Statement } from '../../shared/database.js';

const COLUMNS = `
  id, service_id as "serviceId", rate_millionths as "rateMillionths", valid_from as "validFrom", valid_to as "validTo",
  reason, created_by as "createdBy", created_at as "createdAt",
  withdrawn_by as "withdrawnBy", withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason"`;

export const listRates: Statement = {
  name: 'rate_list',
  text: `select ${COLUMNS} from commission_rate order by valid_from desc, id desc`,
};

/** The last of a scope ($1: a service, null for the general one), which a new one succeeds. */
export const lockLastRate: Statement = {
  name: 'rate_lock_last',
  text: `
    select ${COLUMNS} from commission_rate
    where service_id is not distinct from $1 and withdrawn_at is null order by valid_from desc limit 1 for update`,
};

export const lockRate: Statement = {
  name: 'rate_lock',
  text: `select ${COLUMNS} from commission_rate where id = $1 for update`,
};

export const endRate: Statement = {
  name: 'rate_end',
  text: 'update commission_rate set valid_to = $2, changed_at = $3 where id = $1',
};

export const insertRate: Statement = {
  name: 'rate_insert',
  text: `
    insert into commission_rate (service_id, rate_millionths, valid_from, reason, created_by, created_at)
    values ($1, $2, $3, $4, $5, $6) returning id`,
};

export const withdrawRate: Statement = {
  name: 'rate_withdraw',
  text: `
    update commission_rate set withdrawn_at = $2, changed_at = $2, withdrawn_by = $3, withdrawal_reason = $4
    where id = $1`,
};

/** Whoever came before a withdrawn rate goes on until the one after it, or without end. */
export const closeGap: Statement = {
  name: 'rate_close_gap',
  text: `
    update commission_rate set valid_to = $3, changed_at = $4
    where service_id is not distinct from $1 and withdrawn_at is null and valid_to = $2`,
};
