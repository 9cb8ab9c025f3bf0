/** A place in a list that runs from the newest to the oldest: a row, and on which side of it to go on. */
export interface ListCursor {
  readonly towards: 'older' | 'newer';
  /** The row's instant, in microseconds since 1970 as PostgreSQL keeps it. */
  readonly micros: number;
  readonly id: number;
}

const FORM = /^1\.(older|newer)\.(0|[1-9]\d{0,15})\.([1-9]\d{0,15})$/;

/** The cursor as it stands in an address; what is in it is nobody else's business. */
export function encodeCursor({ towards, micros, id }: ListCursor): string {
  return Buffer.from(`1.${towards}.${micros}.${id}`, 'latin1').toString('base64url');
}

/** The cursor of an address; undefined for anything that {@link encodeCursor} has not written. */
export function decodeCursor(text: string): ListCursor | undefined {
  const [, towards, micros, id] = FORM.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (towards !== 'older' && towards !== 'newer') return undefined;
  const cursor: ListCursor = { towards, micros: Number(micros), id: Number(id) };
  const isWhole = Number.isSafeInteger(cursor.micros) && Number.isSafeInteger(cursor.id);
  // The decoder forgives what is no base64url at all; the way back does not.
  return isWhole && encodeCursor(cursor) === text ? cursor : undefined;
}

/** The row's instant as a text that PostgreSQL reads; a Date would lose the last three digits. */
export function cursorInstant({ micros }: ListCursor): string {
  const milliseconds = Math.floor(micros / 1_000);
  const rest = String(micros % 1_000).padStart(3, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${rest}Z`);
}
