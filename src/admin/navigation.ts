import { isAllowed, type StaffAction, type StaffRole } from '../domain/staff-permissions.js';
import { adminPaths } from './admin-paths.js';

interface NavigationEntry {
  readonly label: string;
  readonly href: string;
  /** Who may do this sees the entry. */
  readonly action: StaffAction;
}

/** The menu, in its order. A new area of the back office adds its line here, and nowhere else. */
const ENTRIES: readonly NavigationEntry[] = [
  { label: 'Cruscotto', href: adminPaths.home(), action: 'see-payments' },
  { label: 'Transazioni', href: adminPaths.transactions(), action: 'see-payments' },
  { label: 'Rimborsi', href: adminPaths.refunds(), action: 'see-payments' },
  { label: 'Riconciliazione', href: adminPaths.reconciliation(), action: 'see-payments' },
  { label: 'Contabilità', href: adminPaths.accounting(), action: 'see-payments' },
  { label: 'Servizi', href: adminPaths.services(), action: 'manage-services' },
  { label: 'Commissioni', href: adminPaths.rates(), action: 'manage-rates' },
  { label: 'Registro', href: adminPaths.audit(), action: 'read-own-audit' },
  { label: 'Personale', href: adminPaths.staff(), action: 'manage-staff' },
  { label: 'Chiavi API', href: adminPaths.apiKeys(), action: 'manage-api-keys' },
  { label: 'Sistema', href: adminPaths.system(), action: 'see-system' },
];

export interface NavigationLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** The menu of somebody with `role` who looks at the page at `path`. */
export function navigationFor(role: StaffRole, path: string): NavigationLink[] {
  const visible = ENTRIES.filter(({ action }) => isAllowed(role, action));
  const current = visible
    .filter(({ href }) => path === href || (href !== adminPaths.home() && path.startsWith(`${href}/`)))
    .at(-1);
  return visible.map((entry) => ({ label: entry.label, href: entry.href, isCurrent: entry === current }));
}
