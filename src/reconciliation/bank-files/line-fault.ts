import type { RejectedLine, RejectReason } from './bank-file-record.js';

/**
 * Why one line cannot be taken. Whoever reads the line makes a reject of it and goes on: it never leaves this folder.
 */
export class LineFault extends Error {
  override readonly name = 'LineFault';
  constructor(readonly reason: RejectReason) {
    super(reason);
  }
}

const MAX_EXCERPT_LENGTH = 200;
/** References are Max35Text in CAMT.053 and 16x in MT940; some banks write longer ones. */
const MAX_REFERENCE_LENGTH = 64;
/** Numbers of statements, and of shops. */
export const MAX_NUMBER_LENGTH = 40;

/** The record of a line that is kept aside. */
export function rejected(lineNumber: number, reason: RejectReason, line: string): RejectedLine {
  return { kind: 'reject', lineNumber, reason, excerpt: line.slice(0, MAX_EXCERPT_LENGTH) };
}

/**
 * What `accept` makes of a line, or what `reject` makes of its fault.
 * @throws whatever is not a {@link LineFault}.
 */
export function acceptedOrRejected<Accepted>(
  accept: () => Accepted,
  reject: (reason: RejectReason) => RejectedLine,
): Accepted | RejectedLine {
  try {
    return accept();
  } catch (error) {
    if (error instanceof LineFault) return reject(error.reason);
    throw error;
  }
}

/**
 * A reference or code that must be there.
 * @throws LineFault
 */
export function requiredText(text: string | undefined, maxLength = MAX_REFERENCE_LENGTH): string {
  const value = optionalText(text, maxLength);
  if (value === null) throw new LineFault('field-missing');
  return value;
}

/**
 * A reference or code; null when nothing is written.
 * @throws LineFault
 */
export function optionalText(text: string | undefined, maxLength = MAX_REFERENCE_LENGTH): string | null {
  const value = text?.trim() ?? '';
  if (value.length > maxLength) throw new LineFault('field-too-long');
  return value === '' ? null : value;
}
