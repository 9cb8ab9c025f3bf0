import type { StaffRole } from '../domain/staff-permissions.js';
import { SYSTEM_ACTOR } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import type { Clock } from '../shared/clock.js';
import type { Database } from '../shared/database.js';
import { CreateStaff } from './create-staff.js';
import { StaffStore } from './persistence/staff.store.js';
import { oneTimePassword } from './sign-in/readable-secret.js';

/** The accounts of a new installation for trial: one for each role. */
const FIRST_ACCOUNTS: readonly { readonly username: string; readonly fullName: string; readonly role: StaffRole }[] = [
  { username: 'admin', fullName: 'Amministratore di prova', role: 'admin' },
  { username: 'responsabile', fullName: 'Responsabile di prova', role: 'manager' },
  { username: 'operatore', fullName: 'Operatore di prova', role: 'clerk' },
  { username: 'revisore', fullName: 'Revisore di prova', role: 'auditor' },
];

/** Passwords by username. */
export type FirstPasswords = Readonly<Record<string, string>>;

/**
 * Makes the first accounts when there are none at all.
 *
 * @param given the password of all of them; undefined: one is generated for each.
 * @param keep told the passwords before any account exists, so that none is ever lost.
 * @returns the passwords; undefined when there are accounts already.
 */
export async function createFirstAccounts(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  given: string | undefined,
  keep: (passwords: FirstPasswords) => Promise<void>,
): Promise<FirstPasswords | undefined> {
  const staff = new StaffStore(database);
  if ((await staff.count()) > 0) return undefined;
  const accounts = FIRST_ACCOUNTS.map((account) => ({
    details: { ...account, expiry: null },
    password: given ?? oneTimePassword(),
    mustChangePassword: false,
  }));
  const passwords = Object.fromEntries(accounts.map(({ details, password }) => [details.username, password]));
  await keep(passwords);
  await new CreateStaff(database, staff, new AuditTrail(database, clock), clock).executeAll(SYSTEM_ACTOR, accounts);
  return passwords;
}
