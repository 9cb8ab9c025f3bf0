/** Formats that are recognised by what a file contains, never by its name. */
export type BankFileFormat = 'camt053' | 'mt940' | 'gateway-csv';

/** Character sets that Italian banks use; a BOM is left out wherever it stands. */
export type BankFileEncoding = 'utf-8' | 'iso-8859-1' | 'windows-1252';

/** What a file turned out to be; always the first record. */
export interface FormatRecord {
  readonly kind: 'format';
  readonly format: BankFileFormat;
  /** `02`, `04`, `08` of CAMT.053; null where the format has no versions. */
  readonly version: string | null;
  readonly encoding: BankFileEncoding;
}

/** One statement of an account begins. A file may hold several. */
export interface StatementOpened {
  readonly kind: 'statement-opened';
  readonly lineNumber: number;
  /** The bank's identifier of the statement. */
  readonly statementId: string;
  /** IBAN, or the account as the bank writes it. */
  readonly account: string;
  readonly number: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** Null when the bank did not state it. */
  readonly openingCents: number | null;
  /** `YYYY-MM-DD`. */
  readonly openingDay: string | null;
}

/** Characters of a causale that are kept. */
export const MAX_DESCRIPTION_LENGTH = 1000;

/** One line of the account. */
export interface MovementRecord {
  readonly kind: 'movement';
  /** Of the file, from 1: of the line where the movement begins. */
  readonly lineNumber: number;
  /** Positive for a credit, negative for a debit and for the reversal of a credit. Never 0. */
  readonly amountCents: number;
  /** `YYYY-MM-DD`, both. */
  readonly bookingDay: string;
  readonly valueDay: string | null;
  /** The bank's reference of the line, when it gave one. */
  readonly bankReference: string | null;
  /** The reference of whoever ordered it, such as our order code; null for `NOTPROVIDED` and `NONREF`. */
  readonly customerReference: string | null;
  /** The bank's code of the kind of movement, as it writes it. */
  readonly transactionType: string | null;
  /** The causale with its lines joined, as the bank wrote it, at most {@link MAX_DESCRIPTION_LENGTH} characters. */
  readonly description: string;
}

/** The statement ends. */
export interface StatementClosed {
  readonly kind: 'statement-closed';
  readonly lineNumber: number;
  readonly closingCents: number | null;
  readonly closingDay: string | null;
}

/** One line of the gateway's list of transactions. */
export interface TransactionRecord {
  readonly kind: 'transaction';
  readonly lineNumber: number;
  /** A refund's amounts are negative. */
  readonly type: 'payment' | 'refund';
  readonly shopId: string;
  readonly orderCode: string;
  /** Of a refund its own. */
  readonly transactionCode: string;
  readonly grossCents: number;
  readonly feeCents: number;
  readonly netCents: number;
  readonly currency: string;
  /** UTC; the file tells the time of Europe/Rome. */
  readonly at: Date;
  /** `YYYY-MM-DD` in Europe/Rome. */
  readonly day: string;
}

/** Why a line was not taken; each has its sentence in Italian where it is shown. */
export type RejectReason =
  | 'amount-unreadable'
  | 'amount-zero'
  | 'amount-too-large'
  | 'date-unreadable'
  | 'currency-not-euro'
  | 'field-missing'
  | 'field-too-long'
  | 'columns-missing'
  | 'sums-differ'
  | 'not-booked'
  | 'line-unreadable';

/** A line that is kept aside with its reason while the others go on. */
export interface RejectedLine {
  readonly kind: 'reject';
  readonly lineNumber: number;
  readonly reason: RejectReason;
  /** The beginning of the line, at most 200 characters. */
  readonly excerpt: string;
}

/** What a bank file says, piece by piece, in the order of the file. */
export type BankFileRecord =
  FormatRecord | StatementOpened | MovementRecord | StatementClosed | TransactionRecord | RejectedLine;

/** Why a whole file is refused. */
export type RefusalReason =
  | 'empty'
  | 'unknown-format'
  | 'compressed'
  | 'binary'
  | 'entities'
  | 'malformed'
  | 'line-too-long'
  | 'too-large'
  | 'too-deep'
  | 'truncated';

/** The file as a whole cannot be read, or must not be; the message names the place, never the contents. */
export class BankFileRefusal extends Error {
  override readonly name = 'BankFileRefusal';
  readonly code = 'BANK_FILE_REFUSED';
  constructor(
    readonly reason: RefusalReason,
    /** Line of the file where it was seen, from 1; null when it is about the whole file. */
    readonly lineNumber: number | null = null,
  ) {
    super(lineNumber === null ? reason : `${reason} at line ${lineNumber}`);
  }
}
