import { breakIntoLines } from './text-lines.js';

/** A typewriter: each character one point wide. */
const measure = (text: string): number => text.length;

describe('lines of text', () => {
  it.each([
    ['', 10, ['']],
    ['uno due tre', 11, ['uno due tre']],
    ['uno due tre', 7, ['uno due', 'tre']],
    ['uno  due', 8, ['uno due']],
    ['prima riga\nseconda', 20, ['prima riga', 'seconda']],
    ['prima\r\nseconda', 20, ['prima', 'seconda']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['uno abcdefgh due', 5, ['uno', 'abcde', 'fgh', 'due']],
    ['sono 156,96\u00A0€ in tutto', 10, ['sono', '156,96\u00A0€', 'in tutto']],
  ])('%j in %i points', (text, width, lines) => {
    expect(breakIntoLines(text, width, measure)).toEqual(lines);
  });
});
