import { ageText } from './age-text.js';

const NOW = new Date('2026-11-25T12:00:00Z');

it.each([
  ['2026-11-25T11:59:30Z', 'meno di un minuto'],
  ['2026-11-25T12:00:05Z', 'meno di un minuto'],
  ['2026-11-25T11:59:00Z', 'un minuto'],
  ['2026-11-25T11:00:30Z', '59 minuti'],
  ['2026-11-25T11:00:00Z', "un'ora"],
  ['2026-11-24T12:00:01Z', '23 ore'],
  ['2026-11-24T12:00:00Z', 'un giorno'],
  ['2026-10-01T00:00:00Z', '55 giorni'],
])('since %s: %s', (since, text) => {
  expect(ageText(new Date(since), NOW)).toBe(text);
});
