import { isLuhnValid, maskedNumber, outcomeOf, traceOf, type Card } from './card.js';

function card(number: string): Card {
  return { type: 'Visa', number, expiryMonth: '06', expiryYear: '07', cvv: '123' };
}

it.each([
  ['5255000000000001', 'paid'],
  ['4539970000000006', 'paid'],
  ['5255000000000019', 'refused'],
  ['4539970000000014', 'refused'],
  ['5255000000000027', 'answer-lost'],
  ['5255000000000035', 'pending'],
  ['4111111111111111', 'paid'],
  ['4222222222222', 'paid'],
])('the card %s is Luhn-valid and %s', (number, outcome) => {
  expect(isLuhnValid(number)).toBe(true);
  expect(outcomeOf(card(number))).toBe(outcome);
});

it('notices any single wrong digit', () => {
  const number = '5255000000000001';
  for (let index = 0; index < number.length; index += 1) {
    const wrong = number.slice(0, index) + String((Number(number[index]) + 1) % 10) + number.slice(index + 1);
    expect(isLuhnValid(wrong)).toBe(false);
  }
});

it('shows and keeps little of a card', () => {
  expect(maskedNumber(card('5255990000009999'))).toBe('525599••••9999');
  expect(traceOf(card('5255990000009999'))).toEqual({ type: 'Visa', tail: '9999' });
});
