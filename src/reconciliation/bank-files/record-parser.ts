import type { BankFileRecord } from './bank-file-record.js';

/** Understands one format. It is fed with text as it comes and keeps no more than what it has not yet understood. */
export interface RecordParser {
  /**
   * The next piece of the text, cut anywhere.
   * @throws BankFileRefusal when the rest is not worth reading.
   */
  read(text: string): Iterable<BankFileRecord>;
  /**
   * Nothing follows.
   * @throws BankFileRefusal `truncated` when something had to.
   */
  end(): Iterable<BankFileRecord>;
}

/** The same for formats that are read line by line. */
export interface LineParser {
  readLine(line: string, lineNumber: number): Iterable<BankFileRecord>;
  /** Nothing follows; a last line that no line end closes may have been cut. */
  end(wasLastLineClosed: boolean): Iterable<BankFileRecord>;
}
