import { argon2id, hash, verify } from 'argon2';

/** OWASP's first choice for argon2id where memory is scarce: 19 MiB, two passes. */
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash at the same cost that no password has: what unknown usernames are compared with. */
const NOBODYS_HASH = hash('nobody signs in with this', COST);

export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password is the one of this hash. Without a hash, because there is no such account, the same work is
 * done and the answer is no: who measures the time learns nothing.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await NOBODYS_HASH), password);
  return isRight && passwordHash !== undefined;
}
