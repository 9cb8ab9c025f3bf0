/** What a file may cost whoever reads it. */
export interface BankFileLimits {
  /** Bytes of the whole file. */
  readonly maxBytes: number;
}

/** A statement of some million lines; a municipality's file of a day has some kilobytes. */
export const DEFAULT_LIMITS: BankFileLimits = { maxBytes: 1024 ** 3 };

/** Characters of a line, or of a text, attribute or tag of XML: a thousand times what banks write. */
export const MAX_LINE_LENGTH = 64 * 1024;

/** Elements within each other: CAMT.053 needs about fifteen. */
export const MAX_DEPTH = 64;
