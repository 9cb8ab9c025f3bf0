import type { Statement } from '../../shared/database.js';

const ACCOUNT = `
  staff.id, username, full_name as "fullName", role, state = 'active' as "isActive",
  must_change_password as "mustChangePassword", totp_secret is not null as "hasOneTimeCodes",
  to_char(expires_on, 'YYYY-MM-DD') as "expiresOn", purpose, failed_sign_ins as "failedSignIns",
  last_sign_in_at as "lastSignInAt"`;

export const count: Statement = { name: 'staff_count', text: 'select count(*)::int as count from staff' };

export const list: Statement = {
  name: 'staff_list',
  text: `select ${ACCOUNT} from staff order by state, username`,
};

export const findById: Statement = { name: 'staff_by_id', text: `select ${ACCOUNT} from staff where id = $1` };

export const lockById: Statement = {
  name: 'staff_lock_by_id',
  text: `select ${ACCOUNT} from staff where id = $1 for update`,
};

export const findByUsername: Statement = {
  name: 'staff_by_username',
  text: `select ${ACCOUNT}, password_hash as "passwordHash" from staff where username = $1`,
};

export const readPasswordHash: Statement = {
  name: 'staff_password_hash',
  text: 'select password_hash as "passwordHash" from staff where id = $1',
};

export const readTotp: Statement = {
  name: 'staff_totp',
  text: `select totp_secret as "secret", totp_pending_secret as "pendingSecret" from staff where id = $1`,
};

export const insert: Statement = {
  name: 'staff_insert',
  text: `
    insert into staff (username, full_name, role, password_hash, must_change_password, expires_on, purpose,
                       created_at, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
    on conflict (username) do nothing
    returning id`,
};

export const setState: Statement = {
  name: 'staff_set_state',
  text: 'update staff set state = $2, updated_at = $3 where id = $1',
};

export const setAccess: Statement = {
  name: 'staff_set_access',
  text: 'update staff set role = $2, expires_on = $3, purpose = $4, updated_at = $5 where id = $1',
};

export const setPassword: Statement = {
  name: 'staff_set_password',
  text: 'update staff set password_hash = $2, must_change_password = $3, updated_at = $4 where id = $1',
};

export const setPendingTotp: Statement = {
  name: 'staff_set_pending_totp',
  text: 'update staff set totp_pending_secret = $2, updated_at = $3 where id = $1',
};

// The pending secret becomes the secret, and the code that proved it counts as used.
export const confirmTotp: Statement = {
  name: 'staff_confirm_totp',
  text: `
    update staff set totp_secret = totp_pending_secret, totp_pending_secret = null, totp_last_step = $2, updated_at = $3
    where id = $1 and totp_pending_secret is not null returning id`,
};

export const removeTotp: Statement = {
  name: 'staff_remove_totp',
  text: `
    update staff set totp_secret = null, totp_pending_secret = null, totp_last_step = null, updated_at = $2
    where id = $1`,
};

// One code opens one door: of two requests with the same code only one finds its step unused.
export const useTotpStep: Statement = {
  name: 'staff_use_totp_step',
  text: `
    update staff set totp_last_step = $2 where id = $1 and (totp_last_step is null or totp_last_step < $2)
    returning id`,
};

export const noteFailure: Statement = {
  name: 'staff_note_failure',
  text: 'update staff set failed_sign_ins = failed_sign_ins + 1, last_failed_at = $2 where id = $1',
};

export const noteSignIn: Statement = {
  name: 'staff_note_sign_in',
  text: 'update staff set failed_sign_ins = 0, last_sign_in_at = $2 where id = $1',
};

export const removeRecoveryCodes: Statement = {
  name: 'staff_remove_recovery_codes',
  text: 'delete from staff_recovery_code where staff_id = $1',
};

export const insertRecoveryCodes: Statement = {
  name: 'staff_insert_recovery_codes',
  text: 'insert into staff_recovery_code (staff_id, code_hash) select $1, unnest($2::bytea[])',
};

export const useRecoveryCode: Statement = {
  name: 'staff_use_recovery_code',
  text: `
    update staff_recovery_code set used_at = $3 where staff_id = $1 and code_hash = $2 and used_at is null
    returning id`,
};

export const countRecoveryCodes: Statement = {
  name: 'staff_count_recovery_codes',
  text: 'select count(*)::int as count from staff_recovery_code where staff_id = $1 and used_at is null',
};
