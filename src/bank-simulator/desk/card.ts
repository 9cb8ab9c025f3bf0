import type { CardTrace } from '../books/order.js';

/** Card data that passed the form's checks. It lives in memory only, between card page and confirmation. */
export interface Card {
  readonly type: CardTrace['type'];
  /** 13 to 19 digits, Luhn-valid. */
  readonly number: string;
  /** Two digits, 01 to 12. */
  readonly expiryMonth: string;
  /** Two digits. */
  readonly expiryYear: string;
  readonly cvv: string;
}

/** What the bank will do with a card. */
export type CardOutcome = 'paid' | 'refused' | 'answer-lost' | 'pending';

/** The test cards of the CONTRACT; every other number is paid. */
const TEST_CARDS: Readonly<Record<string, CardOutcome>> = {
  '5255000000000001': 'paid',
  '4539970000000006': 'paid',
  '5255000000000019': 'refused',
  '4539970000000014': 'refused',
  '5255000000000027': 'answer-lost',
  '5255000000000035': 'pending',
};

export function outcomeOf(card: Card): CardOutcome {
  return TEST_CARDS[card.number] ?? 'paid';
}

/** What may be kept of a card. */
export function traceOf(card: Card): CardTrace {
  return { type: card.type, tail: card.number.slice(-4) };
}

/** The number as the confirmation page shows it: first six and last four digits. */
export function maskedNumber(card: Card): string {
  return `${card.number.slice(0, 6)}••••${card.number.slice(-4)}`;
}

/** True when the last digit is the right check digit of the others (ISO/IEC 7812). */
export function isLuhnValid(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
