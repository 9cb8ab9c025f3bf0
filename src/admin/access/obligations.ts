import type { StaffAccount } from '../staff.js';
import { adminPaths } from '../admin-paths.js';

/**
 * The page that somebody has to deal with before any other: a password that another person knows, then the second
 * factor where it is required. Undefined: nothing is owed.
 */
export function obligationOf(account: StaffAccount, requiresOneTimeCodes: boolean): string | undefined {
  if (account.mustChangePassword) return adminPaths.ownPassword();
  if (requiresOneTimeCodes && !account.hasOneTimeCodes) return adminPaths.ownOneTimeCodes();
  return undefined;
}
