import { createFirstAccounts, type FirstPasswords } from '../../admin/first-accounts.js';
import { SystemClock } from '../../shared/clock.js';
import { Database } from '../../shared/database.js';

/** What {@link seedStaff} needs to know. */
export interface StaffSeed {
  readonly databaseUrl: string;
  readonly clockOffsetFile: string | undefined;
  /** Of all accounts; undefined: one is generated for each. */
  readonly password: string | undefined;
  readonly keep: (passwords: FirstPasswords) => Promise<void>;
}

/**
 * Makes the first accounts of an installation for trial; answers with their passwords, undefined when there are any.
 */
export async function seedStaff(seed: StaffSeed): Promise<FirstPasswords | undefined> {
  const database = new Database({ url: seed.databaseUrl, poolSize: 1, onIdleError: () => undefined });
  try {
    const clock = new SystemClock(seed.clockOffsetFile);
    return await createFirstAccounts({ database, clock }, seed.password, seed.keep);
  } finally {
    await database.close();
  }
}
