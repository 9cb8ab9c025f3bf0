/** Fields that a customer statement message may have, and those that banks add; others are text that looks like one. */
const FIELD = /^:(20|21|13D?|25P?|28C?|60[FM]|61|62[FM]|64|65|86|90[CD]|34F):(.*)$/s;

/** One field: its tag without colons, and what its first line holds. */
export interface Mt940Field {
  readonly tag: string;
  readonly value: string;
}

/** The field that begins in a line; undefined when the line goes on with the one before, or is something else. */
export function fieldIn(line: string): Mt940Field | undefined {
  const [, tag, value] = FIELD.exec(line) ?? [];
  return tag === undefined || value === undefined ? undefined : { tag, value };
}
