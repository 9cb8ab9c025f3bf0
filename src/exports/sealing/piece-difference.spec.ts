import { PieceMarks } from './piece-marks.js';
import { pieceDifferences } from './piece-difference.js';

const LINES = Array.from({ length: 500 }, (_, index) => `riga ${index + 1}\r\n`);
const marksOf = (lines: readonly string[], chunk = 100): Buffer => {
  const marks = new PieceMarks('line');
  const bytes = Buffer.from(lines.join(''));
  for (let from = 0; from < bytes.length; from += chunk) marks.update(bytes.subarray(from, from + chunk));
  return marks.end();
};
const differences = (lines: readonly string[]): unknown => pieceDifferences(marksOf(LINES), marksOf(lines));
const line = (number: number): string => LINES[number - 1]!;

describe('pieceDifferences', () => {
  it('finds nothing in the same file, however it was cut on the way', () => {
    expect(differences(LINES)).toEqual([]);
    expect(marksOf(LINES, 7)).toEqual(marksOf(LINES, 100_000));
  });

  it.each<[string, string[], unknown[]]>([
    ['one byte of a line', LINES.with(41, 'riga 4X\r\n'), [{ kind: 'changed', from: 42, to: 42 }]],
    ['a line end', LINES.with(9, 'riga 10\n'), [{ kind: 'changed', from: 10, to: 10 }]],
    ['a line taken out', LINES.toSpliced(99, 1), [{ kind: 'missing', before: 100, pieces: 1 }]],
    ['lines taken out', LINES.toSpliced(199, 30), [{ kind: 'missing', before: 200, pieces: 30 }]],
    ['the first line taken out', LINES.slice(1), [{ kind: 'missing', before: 1, pieces: 1 }]],
    ['the last line taken out', LINES.slice(0, -1), [{ kind: 'missing', before: 500, pieces: 1 }]],
    ['a line put in', LINES.toSpliced(250, 0, 'nuova\r\n'), [{ kind: 'added', from: 251, to: 251 }]],
    ['a line put after the last', [...LINES, 'nuova\r\n'], [{ kind: 'added', from: 501, to: 501 }]],
    ['a file cut off', LINES.slice(0, 120), [{ kind: 'missing', before: 121, pieces: 380 }]],
    ['an empty file', [], [{ kind: 'missing', before: 1, pieces: 500 }]],
    [
      'two places',
      LINES.with(10, 'X\r\n').toSpliced(300, 1),
      [
        { kind: 'changed', from: 11, to: 11 },
        { kind: 'missing', before: 301, pieces: 1 },
      ],
    ],
    [
      'two lines that changed places',
      LINES.with(4, line(6)).with(5, line(5)),
      // Moved is one missing here and one added there, whichever of the two is called so.
      [{ kind: 'changed', from: 5, to: 6 }],
    ],
  ])('names %s', (_what, lines, expected) => {
    expect(differences(lines)).toEqual(expected);
  });

  it('names a block where there are no lines', () => {
    const bytes = Buffer.alloc(20_000, 7);
    const marked = (content: Buffer): Buffer => {
      const marks = new PieceMarks('block');
      marks.update(content);
      return marks.end();
    };
    const changed = Buffer.from(bytes);
    changed[9_000] = 8;
    expect(pieceDifferences(marked(bytes), marked(changed))).toEqual([{ kind: 'changed', from: 3, to: 3 }]);
  });
});
