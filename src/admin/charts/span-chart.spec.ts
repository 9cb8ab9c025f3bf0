import { type Span, spanChart } from './span-chart.js';

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const WORDS = { id: 'x', title: 'Nel tempo', description: 'Prova' };
const TIME = { from: at('2026-01-01'), to: at('2026-04-11'), now: at('2026-02-20') };
const span = (from: string, to: string | null, look: Span['look']): Span => ({
  ...{ from: at(from), to: to === null ? null : at(to), look, label: '1%', title: `dal ${from}` },
});

describe('a chart of stretches of time', () => {
  const chart = spanChart(
    [
      {
        name: 'Tutti i servizi',
        spans: [span('2020-01-01', '2026-01-11', 'past'), span('2026-01-11', null, 'present')],
      },
      { name: 'Mensa', spans: [span('2025-01-01', '2025-06-01', 'past'), span('2026-03-22', null, 'future')] },
    ],
    TIME,
    WORDS,
  );

  it('cuts what lies outside the window and leaves out what is wholly outside', () => {
    expect(chart.bars.map(({ x, width, look }) => [x, width, look])).toEqual([
      ['0%', '10%', 'past'],
      ['10%', '90%', 'present'],
      ['80%', '20%', 'future'],
    ]);
    expect(chart.now.x).toBe('50%');
  });

  it('writes in a bar only what fits', () => {
    expect(chart.bars.map(({ label }) => label?.text ?? null)).toEqual([null, '1%', null]);
  });

  it('grows with its lanes', () => {
    const [first, second] = chart.lanes;
    expect(chart.heightPx).toBe(148);
    expect([first?.name, second?.name]).toEqual(['Tutti i servizi', 'Mensa']);
    expect(Number(second?.y) - Number(first?.y)).toBe(60);
  });
});
