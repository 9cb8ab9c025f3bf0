/** The four roles of the back office. In Italian: operatore, responsabile, revisore, amministratore. */
export const STAFF_ROLES = ['clerk', 'manager', 'auditor', 'admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const EVERYBODY = STAFF_ROLES;
const OFFICE = ['clerk', 'manager'] as const;
const MANAGER = ['manager'] as const;
const ADMIN = ['admin'] as const;

/** Who may do what: the one table that routes, menus and tests ask. */
export const staffPermissions = {
  'see-payments': EVERYBODY,
  export: EVERYBODY,
  'verify-audit-trail': EVERYBODY,
  'resend-receipt': OFFICE,
  'ask-bank': OFFICE,
  'add-note': OFFICE,
  'keep-office-views': MANAGER,
  'work-worklist': OFFICE,
  'import-bank-file': OFFICE,
  'ask-refund': OFFICE,
  'approve-refund': MANAGER,
  'resolve-review': MANAGER,
  'close-period': MANAGER,
  'manage-services': MANAGER,
  'manage-rates': MANAGER,
  'read-own-audit': EVERYBODY,
  'read-audit': ['manager', 'auditor', 'admin'],
  'forget-person': ADMIN,
  'see-retention': ['manager', 'auditor', 'admin'],
  'manage-staff': ADMIN,
  'see-system': ADMIN,
  'manage-api-keys': ADMIN,
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

/** Something that staff do, named by its permission. */
export type StaffAction = keyof typeof staffPermissions;

/** Whether people with `role` may do `action`. */
export function isAllowed(role: StaffRole, action: StaffAction): boolean {
  const roles: readonly StaffRole[] = staffPermissions[action];
  return roles.includes(role);
}

export function isStaffRole(text: string): text is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(text);
}
