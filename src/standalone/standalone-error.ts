/** What keeps the standalone start from going on; each one can be put right by the person who reads it. */
export type StandaloneErrorCode =
  | 'NO_EMBEDDED_POSTGRES'
  | 'DATABASE_ACCOUNT'
  | 'DATABASE_OWNER'
  | 'DATABASE_RUNNING'
  | 'DATABASE_START'
  | 'DATA_DIR'
  | 'SECRETS'
  | 'PORT_TAKEN'
  | 'PROGRAM_START'
  | 'PROGRAM_ENDED';

/** An expected failure of the standalone start. The message is for the terminal: it says what to do. */
export class StandaloneError extends Error {
  override readonly name = 'StandaloneError';
  constructor(
    readonly code: StandaloneErrorCode,
    message: string,
  ) {
    super(message);
  }
}
