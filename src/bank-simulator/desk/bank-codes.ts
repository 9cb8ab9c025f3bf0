import type { randomBytes } from 'node:crypto';

/** The codes that the bank draws, from the operating system's generator. */
export class BankCodes {
  constructor(private readonly random: typeof randomBytes) {}

  /** TRANSACTIONID: 26 upper-case hexadecimal digits, the form of the seed's "codice transazione". */
  transactionCode(): string {
    return this.random(13).toString('hex').toUpperCase();
  }

  /** AUTHNUMBER: six digits. */
  authNumber(): string {
    return String(this.random(4).readUInt32BE() % 1_000_000).padStart(6, '0');
  }

  /** Code of a refund: OP and 23 upper-case hexadecimal digits. */
  operationCode(): string {
    return `OP${this.random(12).toString('hex').toUpperCase().slice(0, 23)}`;
  }

  /** 128 bits nobody can guess. */
  nonce(): string {
    return this.random(16).toString('hex');
  }
}
