import { inertCell } from './formula-cell.js';

describe('inertCell', () => {
  it.each(['=1+1', '+39 080', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1'])(
    'writes an apostrophe before %j',
    (text) => {
      expect(inertCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['', 'Rossi', "D'Amico", '1-2', ' =1', '00374620722', '70043'])('leaves %j as it is', (text) => {
    expect(inertCell(text)).toBe(text);
  });
});
