/** What a failed sending means for the delivery. */
export interface SendingFailure {
  /** Short and stable, without addresses: `smtp-550`, `ETIMEDOUT`. */
  readonly errorCode: string;
  /** The recipient or the message was refused for good: trying again would only annoy the server. */
  readonly isFinal: boolean;
}

/**
 * The commands whose refusal concerns this recipient or message; a refused login or sender is our own settings' fault.
 */
const COMMANDS_ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA']);
const CODE = /^[A-Z][A-Z0-9_]{1,40}$/;

/**
 * Reads an error of nodemailer. Replies 5yz to RCPT and DATA are final (RFC 5321, 4.2.1), and so is an address that
 * cannot be put into an envelope. Everything else may pass: 4yz, time-outs, refused connections, wrong credentials.
 */
export function sendingFailure(error: unknown): SendingFailure {
  const fields = fieldsOf(error);
  if (fields.responseCode !== undefined) {
    const isPermanent = fields.responseCode >= 500 && fields.responseCode < 600;
    return {
      errorCode: `smtp-${fields.responseCode}`,
      isFinal: isPermanent && COMMANDS_ABOUT_THE_MESSAGE.has(fields.command ?? ''),
    };
  }
  const errorCode = fields.code ?? 'unknown';
  return { errorCode, isFinal: errorCode === 'EENVELOPE' };
}

function fieldsOf(error: unknown): { responseCode?: number; command?: string; code?: string } {
  if (typeof error !== 'object' || error === null) return {};
  return {
    ...('responseCode' in error && typeof error.responseCode === 'number' && { responseCode: error.responseCode }),
    ...('command' in error && typeof error.command === 'string' && { command: error.command }),
    ...('code' in error && typeof error.code === 'string' && CODE.test(error.code) && { code: error.code }),
  };
}
