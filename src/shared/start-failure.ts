import { EnvironmentError } from '../env.js';

/** Node's and PostgreSQL's codes of a database that cannot be reached or does not let us in. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|28P01|28000|3D000|57P03)$/;

/** A failure of the first connection to the database as the variable's, where it is; any other as it came. */
export function blameDatabaseUrl(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !DATABASE_AWAY.test(code)) return error;
  return new EnvironmentError('DATABASE_URL', `the database does not answer or does not let us in (${code})`);
}

/** The one line that a process says when it cannot start: the variable to look at, where one is to blame. */
export function describeStartFailure(error: unknown): string {
  const failure = blameDatabaseUrl(error);
  return failure instanceof EnvironmentError ? failure.message : String(failure);
}
