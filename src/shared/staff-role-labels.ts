import type { StaffRole } from '../domain/staff-permissions.js';

const ROLE_LABELS: Readonly<Record<StaffRole, string>> = {
  clerk: 'Operatore',
  manager: 'Responsabile',
  auditor: 'Revisore',
  admin: 'Amministratore',
};

/** What the office calls a role. */
export function roleLabel(role: StaffRole): string {
  return ROLE_LABELS[role];
}
