import { EnvironmentError } from '../env.js';
import { errorCodeOf } from './error-code.js';

/** Node's and PostgreSQL's codes of a database that cannot be reached or does not let us in. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|28P01|28000|3D000|57P03)$/;

/** A failure of the first connection to the database as the variable's, where it is; any other as it came. */
export function blameDatabaseUrl(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !DATABASE_AWAY.test(code)) return error;
  return new EnvironmentError('DATABASE_URL', `the database does not answer or does not let us in (${code})`);
}

/** A failure to listen as that of the variable that moves the address. */
export function blameListeningAddress(error: unknown, { host, port }: { host: string; port: number }): Error {
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE') return new EnvironmentError('PORT', `${host}:${port} is taken; choose another port`);
  if (code === 'EACCES') return new EnvironmentError('PORT', `${port} is for administrators only; choose another port`);
  return new EnvironmentError('HOST', `${host} is no address of this machine (${code}); choose another one`);
}

/** The one line that a process says when it cannot start: the variable to look at, where one is to blame. */
export function describeStartFailure(error: unknown): string {
  const failure = blameDatabaseUrl(error);
  return failure instanceof EnvironmentError ? failure.message : String(failure);
}
