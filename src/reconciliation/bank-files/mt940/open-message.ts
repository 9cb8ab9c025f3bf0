import { BankFileRefusal, type StatementClosed, type StatementOpened } from '../bank-file-record.js';
import { LineFault, MAX_NUMBER_LENGTH, optionalText, requiredText } from '../line-fault.js';
import type { Balance } from './balance.js';

const IBAN_AT_FIRST = /^\/?([A-Z]{2}\d{2}[A-Z0-9]{11,30})/;
/** Some banks write the currency behind the IBAN, which in Italy has 27 characters. */
const ITALIAN_IBAN = /^IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}/;

/** One message of the file: a statement, or a page of one. */
export class OpenMessage {
  private account: string | undefined;
  private number: string | null = null;
  private state: 'header' | 'lines' | 'closed' = 'header';
  private opening: Balance | undefined;

  constructor(
    private readonly reference: string,
    private readonly lineNumber: number,
  ) {}

  get isClosed(): boolean {
    return this.state === 'closed';
  }

  /** @throws LineFault */
  takeAccount(value: string): void {
    const bare = value.trim();
    const iban = IBAN_AT_FIRST.exec(bare)?.[1];
    this.account = requiredText(ITALIAN_IBAN.exec(iban ?? '')?.[0] ?? iban ?? bare);
  }

  /** @throws LineFault */
  takeNumber(value: string): void {
    this.number = optionalText(value, MAX_NUMBER_LENGTH);
  }

  /** @throws LineFault when the lines have already begun. */
  takeOpening(balance: Balance): void {
    if (this.state !== 'header') throw new LineFault('line-unreadable');
    this.opening = balance;
  }

  /**
   * Whether lines of the account may come now: in euros, which only the opening balance says.
   * @throws LineFault
   */
  checkLines(): void {
    if (this.isClosed) throw new LineFault('line-unreadable');
    if (this.opening === undefined) throw new LineFault('field-missing');
    if (this.opening.currency !== 'EUR') throw new LineFault('currency-not-euro');
  }

  /** The record of its beginning, once: before its first line or its closing balance. */
  tellOpening(): StatementOpened[] {
    if (this.state !== 'header') return [];
    this.state = 'lines';
    return [
      {
        kind: 'statement-opened',
        lineNumber: this.lineNumber,
        ...this.identity(),
        number: this.number,
        currency: this.opening?.currency ?? 'EUR',
        openingCents: this.opening?.currency === 'EUR' ? this.opening.cents : null,
        openingDay: this.opening?.day ?? null,
      },
    ];
  }

  /**
   * The record of its end; without balance when the bank wrote none that can be read.
   * @throws LineFault when it had ended before.
   */
  close(balance: Balance | undefined, lineNumber: number): StatementClosed {
    if (this.isClosed) throw new LineFault('line-unreadable');
    this.state = 'closed';
    const closingCents = balance?.currency === 'EUR' ? balance.cents : null;
    return { kind: 'statement-closed', lineNumber, closingCents, closingDay: balance?.day ?? null };
  }

  /** @throws BankFileRefusal `malformed`: a statement that does not say whose it is cannot be told from another. */
  private identity(): { statementId: string; account: string } {
    try {
      return { statementId: requiredText(this.reference), account: requiredText(this.account) };
    } catch (error) {
      if (error instanceof LineFault) throw new BankFileRefusal('malformed', this.lineNumber);
      throw error;
    }
  }
}
