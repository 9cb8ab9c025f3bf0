import { cleanLine, cleanParagraph, countAsBrowser, countCharacters, hasControlCharacters } from './typed-text.js';

describe('cleanLine', () => {
  it.each([
    ['  Anna   Maria ', 'Anna Maria'],
    ['Anna\t Maria', 'Anna Maria'],
    ['Anna\u00A0\u2003Maria', 'Anna Maria'],
    ['Nicolo\u0300', 'Nicolò'],
    ['\uFEFFMa\u200Brio\u202E', 'Mario'],
    ['\r\nMario\n', 'Mario'],
    [' \u200B ', ''],
  ])('makes %j into %j', (typed, expected) => {
    expect(cleanLine(typed)).toBe(expected);
  });
});

describe('cleanParagraph', () => {
  it.each([
    ['uno\r\ndue\rtre\u2028quattro', 'uno\ndue\ntre\nquattro'],
    ['  due  spazi  ', 'due  spazi'],
    ['uno\tdue', 'uno due'],
    ['👩‍👧 mensa', '👩‍👧 mensa'],
  ])('makes %j into %j', (typed, expected) => {
    expect(cleanParagraph(typed)).toBe(expected);
  });
});

describe('hasControlCharacters', () => {
  it.each(['Ma\u0000rio', 'Ma\nrio', '\u001B[31m', 'Mario\u0085', 'Mario\uD800'])('finds one in %j', (line) => {
    expect(hasControlCharacters(line)).toBe(true);
  });

  it.each(['Mario', '日本', '👩‍👧', 'è €'])('finds none in %j', (line) => {
    expect(hasControlCharacters(line)).toBe(false);
  });
});

describe('counting', () => {
  it('counts people’s characters and browsers’ code units', () => {
    expect(countCharacters('𠮷𠮷')).toBe(2);
    expect(countAsBrowser('𠮷𠮷')).toBe(4);
    expect(countAsBrowser('a\r\nb\rc\n')).toBe(5);
    expect(countAsBrowser('e\u0301')).toBe(2);
  });
});
