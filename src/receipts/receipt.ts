/** A receipt as it was issued: it never changes. No personal data; who paid is read from the payment. */
export interface Receipt {
  readonly id: number;
  /** Public id of the payment; one receipt each. */
  readonly paymentId: string;
  /** The year of the day of issue in Italy; numbers begin again with each. */
  readonly year: number;
  /** 1, 2, 3... within the year, without gaps. */
  readonly number: number;
  /** 128 random bits, base64url: who has it may check the receipt. */
  readonly verificationCode: string;
  /** The payment's "Riferimento N." */
  readonly reference: number;
  readonly amountCents: number;
  readonly commissionCents: number;
  readonly totalCents: number;
  readonly paidAt: Date;
  readonly issuedAt: Date;
}

const NUMBER_DIGITS = 6;

/** `2026/000123`, as it is printed. */
export function printedNumber(receipt: Pick<Receipt, 'year' | 'number'>): string {
  return `${receipt.year}/${paddedNumber(receipt)}`;
}

/** `ricevuta-2026-000123.pdf`: no name of a person, since it ends in download folders and logs. */
export function pdfFileName(receipt: Pick<Receipt, 'year' | 'number'>): string {
  return `ricevuta-${receipt.year}-${paddedNumber(receipt)}.pdf`;
}

function paddedNumber(receipt: Pick<Receipt, 'number'>): string {
  return String(receipt.number).padStart(NUMBER_DIGITS, '0');
}
