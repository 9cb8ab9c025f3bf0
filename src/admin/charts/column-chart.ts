import { scaleBand, scaleLinear } from 'd3-scale';
import { formatEuro } from '../../domain/money.js';
import type { ColumnChart } from './chart.js';
import { percent } from './percent.js';

/** One column. */
export interface ChartPoint {
  readonly key: string;
  /** In full: "3 novembre 2026". */
  readonly name: string;
  /** Below the column: "3 nov". */
  readonly mark: string;
  readonly cents: number;
}

export interface ColumnChartOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Every so many columns, counted from the last, one has its mark: on narrow screens and on wide ones. */
  readonly markEvery: { readonly narrow: number; readonly wide: number };
}

const PADDING = 0.2;
const LINES = 4;

/** Columns of amounts; the highest line is above the highest column. Some amount must be more than zero. */
export function columnChart(points: readonly ChartPoint[], options: ColumnChartOptions): ColumnChart {
  const { id, title, description, markEvery } = options;
  const across = scaleBand(
    points.map(({ key }) => key),
    [0, 100],
  ).padding(PADDING);
  const euros = scaleLinear([0, Math.max(...points.map(({ cents }) => cents)) / 100], [0, 100]).nice(LINES);
  const left = (key: string): number => across(key) ?? 0;
  const isDue = (index: number, every: number): boolean => (points.length - 1 - index) % every === 0;
  return {
    id,
    title,
    description,
    bars: points.map(({ key, name, cents }) => ({
      x: percent(left(key)),
      y: percent(100 - euros(cents / 100)),
      width: percent(across.bandwidth()),
      height: percent(euros(cents / 100)),
      title: `${name}: ${formatEuro(cents)}`,
    })),
    lines: euros.ticks(LINES).map((value) => ({ y: percent(100 - euros(value)), label: lineLabel(value) })),
    marks: points.flatMap(({ key, mark }, index) =>
      isDue(index, markEvery.wide)
        ? [{ x: percent(left(key) + across.bandwidth() / 2), label: mark, isMain: isDue(index, markEvery.narrow) }]
        : [],
    ),
  };
}

/** "10.000 €"; below one euro the cents are needed. */
function lineLabel(euros: number): string {
  const text = formatEuro(Math.round(euros * 100));
  return Number.isInteger(euros) ? text.replace(',00', '') : text;
}
