/** What a log keeps of an error: never a query's values, a row's content or a message of the bank. */
export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/** SQLSTATE: PostgreSQL's messages repeat values, so of its errors only names and codes are kept. */
const SQLSTATE = /^[0-9A-Z]{5}$/;
const MAX_CAUSES = 3;

/** Reduces an error to type, code and place. What is thrown and no error keeps only its type. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: '(not an error object)' };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const isFromDatabase = typeof code === 'string' && SQLSTATE.test(code) && 'severity' in error;
  const isFromOrm = 'driverError' in error;
  const message = isFromDatabase || isFromOrm ? '(database message left out)' : messageOf(error);
  return {
    type: error.name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...placeOf(error),
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** Mail servers repeat the address that they refuse, and the mailer repeats their answer. */
function messageOf(error: Error): string {
  const isFromMailServer = 'responseCode' in error || 'response' in error || 'rejected' in error;
  return isFromMailServer ? '(answer of the mail server left out)' : error.message;
}

/** The stack without its first lines, which repeat the message. */
function placeOf(error: Error): { stack?: string } {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.length === 0 ? {} : { stack: frames.join('\n') };
}
