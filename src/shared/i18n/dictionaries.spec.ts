import { entryAt, entryPaths } from './entries.js';
import type { Language } from './language.js';

/** Names, and words that both languages share. */
const SAME_IN_BOTH = [
  'layout.languageSwitch.it',
  'layout.languageSwitch.itName',
  'layout.languageSwitch.en',
  'layout.languageSwitch.enName',
  'information.privacy.crumb',
];

/** Stands for whatever an entry is given: every parameter is its own name in braces. */
const anything = new Proxy({}, { get: (_, name) => `{${String(name)}}` });

function textAt(language: Language, path: string): string {
  const entry = entryAt(language, path);
  return typeof entry === 'string' ? entry : entry(anything);
}

const parametersIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the dictionaries', () => {
  it('have the same entries, of the same kind', () => {
    expect(entryPaths('en').sort()).toEqual(entryPaths('it').sort());
    const unlike = entryPaths('it').filter((path) => typeof entryAt('it', path) !== typeof entryAt('en', path));
    expect(unlike).toEqual([]);
  });

  it.each(['it', 'en'] as const)('have no empty text, and nothing that HTML would misread, in %s', (language) => {
    const wrong = entryPaths(language).filter((path) => !/^[^<>&"]+$/.test(textAt(language, path).trim()));
    expect(wrong).toEqual([]);
  });

  it('say the same with the same parameters', () => {
    const unlike = entryPaths('it').filter(
      (path) => parametersIn(textAt('it', path)).join() !== parametersIn(textAt('en', path)).join(),
    );
    expect(unlike).toEqual([]);
  });

  it('leave nothing in the other language', () => {
    const same = entryPaths('it').filter((path) => textAt('it', path) === textAt('en', path));
    expect(same.sort()).toEqual([...SAME_IN_BOTH].sort());
  });

  it('refuse a path that they do not have', () => {
    expect(() => entryAt('en', 'layout.nothing')).toThrow('no text layout.nothing in en');
  });

  it('count in the grammar of each language', () => {
    const heading = (language: Language, count: number): string => {
      const entry = entryAt(language, 'layout.error.heading');
      return typeof entry === 'string' ? entry : entry({ count });
    };
    expect([1, 2].map((count) => heading('it', count))).toEqual([
      "C'è un errore da correggere",
      'Ci sono 2 errori da correggere',
    ]);
    expect([1, 2].map((count) => heading('en', count))).toEqual([
      'There is a problem to correct',
      'There are 2 problems to correct',
    ]);
  });
});
