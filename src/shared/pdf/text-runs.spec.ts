import { type CharacterSet, hasUnwritable, splitIntoRuns, UNWRITABLE } from './text-runs.js';

const writing = (pattern: RegExp): CharacterSet => ({
  hasGlyphForCodePoint: (codePoint) => pattern.test(String.fromCodePoint(codePoint)),
});
const LATIN = writing(/[\p{Script=Latin} .,\uFFFD]/u);
const GEORGIAN_AND_HEBREW = writing(/[\p{Script=Georgian}\p{Script=Hebrew} ]/u);
const FACES = [LATIN, GEORGIAN_AND_HEBREW];

describe('runs of text', () => {
  it('keeps a line that one face can write whole', () => {
    expect(splitIntoRuns('Mario Rossi', FACES)).toEqual([{ text: 'Mario Rossi', face: 0, isRightToLeft: false }]);
  });

  it('changes face where it must, blanks staying with what is before them', () => {
    expect(splitIntoRuns('Nino გიორგი, Roma', FACES)).toEqual([
      { text: 'Nino ', face: 0, isRightToLeft: false },
      { text: 'გიორგი', face: 1, isRightToLeft: false },
      { text: ', Roma', face: 0, isRightToLeft: false },
    ]);
  });

  it('keeps neighbouring words of a right-to-left alphabet together', () => {
    expect(splitIntoRuns('דוד כהן', FACES)).toEqual([{ text: 'דוד כהן', face: 1, isRightToLeft: true }]);
  });

  it('composes letters and their marks', () => {
    expect(splitIntoRuns('e\u0300', FACES)).toEqual([{ text: 'è', face: 0, isRightToLeft: false }]);
  });

  it('shows a character that no face can write', () => {
    expect(splitIntoRuns('Li 李', FACES)).toEqual([{ text: `Li ${UNWRITABLE}`, face: 0, isRightToLeft: false }]);
    expect(hasUnwritable('Li 李', FACES)).toBe(true);
    expect(hasUnwritable('Mario\nדוד', FACES)).toBe(false);
  });
});
