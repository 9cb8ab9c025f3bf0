import { ACCOUNT, statementNumber } from './account.js';
import { euros } from './euros.js';
import type { Movement, Statement } from './statement.js';

const INFORMATION_LINE_LENGTH = 65;

/** Writes a statement as SWIFT MT940, one message, lines ended by CR LF. */
export function mt940(statement: Statement): string {
  const day = shortDay(statement.day);
  const lines = [
    `:20:STMT${statement.day.replaceAll('-', '')}`,
    `:25:${ACCOUNT.iban}`,
    `:28C:${String(statementNumber(statement.day)).padStart(5, '0')}/001`,
    `:60F:${balance(statement.openingCents, day)}`,
    ...statement.movements.flatMap(movementLines),
    `:62F:${balance(statement.closingCents, day)}`,
    '-',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function movementLines(movement: Movement): string[] {
  const day = shortDay(movement.bookingDay);
  const direction = movement.amountCents < 0 ? 'D' : 'C';
  const amount = euros(Math.abs(movement.amountCents));
  const customerReference = movement.orderId?.slice(0, 16) ?? 'NONREF';
  const [first = '', ...others] = slices(movement.description, INFORMATION_LINE_LENGTH);
  return [
    `:61:${day}${day.slice(2)}${direction}${amount}NMSC${customerReference}//${movement.reference}`,
    `:86:${first}`,
    ...others,
  ];
}

function balance(cents: number, day: string): string {
  return `${cents < 0 ? 'D' : 'C'}${day}${ACCOUNT.currency}${euros(Math.abs(cents))}`;
}

/** `YYMMDD`. */
function shortDay(day: string): string {
  return day.slice(2).replaceAll('-', '');
}

function slices(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}
