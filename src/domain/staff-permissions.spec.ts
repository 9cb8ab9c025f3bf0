import { isAllowed, STAFF_ROLES, staffPermissions, type StaffAction } from './staff-permissions.js';

/** The table as it was agreed: a change here is a change of who may touch money. */
const AGREED: Readonly<Record<StaffAction, string>> = {
  'see-payments': 'clerk manager auditor admin',
  export: 'clerk manager auditor admin',
  'verify-audit-trail': 'clerk manager auditor admin',
  'resend-receipt': 'clerk manager',
  'ask-bank': 'clerk manager',
  'add-note': 'clerk manager',
  'keep-office-views': 'manager',
  'work-worklist': 'clerk manager',
  'import-bank-file': 'clerk manager',
  'ask-refund': 'clerk manager',
  'approve-refund': 'manager',
  'resolve-review': 'manager',
  'close-period': 'manager',
  'manage-services': 'manager',
  'manage-rates': 'manager',
  'read-own-audit': 'clerk manager auditor admin',
  'read-audit': 'manager auditor admin',
  'forget-person': 'admin',
  'see-retention': 'manager auditor admin',
  'manage-staff': 'admin',
  'see-system': 'admin',
  'manage-api-keys': 'admin',
};

describe('isAllowed', () => {
  it.each(Object.keys(staffPermissions) as StaffAction[])('%s', (action) => {
    expect(STAFF_ROLES.filter((role) => isAllowed(role, action)).join(' ')).toBe(AGREED[action]);
  });
});
