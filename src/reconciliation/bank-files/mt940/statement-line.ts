import { dayNear, dayOfShortDate } from '../bank-day.js';
import type { MovementRecord } from '../bank-file-record.js';
import { centsWithComma } from '../cents.js';
import { LineFault, optionalText } from '../line-fault.js';

/** Value date, entry date, mark, letter of the currency, amount, type, the two references. */
const LINE = /^(\d{6})(\d{4})?(RC|RD|EC|ED|C|D)([A-Z])?(\d[\d,]*)([A-Z][A-Z0-9]{3})(.*)$/;
/** A debit, and what takes a credit back. */
const OUTGOING = ['D', 'RC'];
/** Announced, not yet in the account. */
const EXPECTED = ['EC', 'ED'];
const NO_REFERENCE = 'NONREF';

/**
 * Field 61 without its causale, which field 86 brings.
 * @throws LineFault
 */
export function statementLine(value: string, lineNumber: number): Omit<MovementRecord, 'description'> {
  const [, valueDate, entryDate, mark = '', , amount = '', type = '', references = ''] = LINE.exec(value.trim()) ?? [];
  if (valueDate === undefined) throw new LineFault('line-unreadable');
  if (EXPECTED.includes(mark)) throw new LineFault('not-booked');
  const cents = centsWithComma(amount);
  if (cents === 0) throw new LineFault('amount-zero');
  const valueDay = dayOfShortDate(valueDate);
  const separator = references.indexOf('//');
  const customerReference = separator === -1 ? references : references.slice(0, separator);
  const bankReference = separator === -1 ? undefined : references.slice(separator + 2);
  return {
    kind: 'movement',
    lineNumber,
    amountCents: OUTGOING.includes(mark) ? -cents : cents,
    bookingDay: entryDate === undefined ? valueDay : dayNear(entryDate, valueDay),
    valueDay,
    bankReference: referenceIn(bankReference),
    customerReference: referenceIn(customerReference),
    transactionType: type,
  };
}

function referenceIn(text: string | undefined): string | null {
  const reference = optionalText(text);
  return reference === NO_REFERENCE ? null : reference;
}
