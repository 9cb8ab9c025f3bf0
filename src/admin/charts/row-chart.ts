import { scaleLinear } from 'd3-scale';
import { formatEuro } from '../../domain/money.js';
import type { RowChart } from './chart.js';
import { percent } from './percent.js';
import { shortName } from './short-name.js';

/** One lying bar. */
export interface ChartRow {
  readonly name: string;
  readonly cents: number;
}

const ROW_PX = 48;
const NAME_PX = 16;
const BAR_TOP_PX = 23;
const BAR_PX = 16;
/** What is left on the right is for the amount, also on a telephone. */
const LONGEST_BAR = 62;

/** Lying bars of amounts, in the order given. Some amount must be more than zero. */
export function rowChart(
  rows: readonly ChartRow[],
  options: { readonly id: string; readonly title: string; readonly description: string },
): RowChart {
  const length = scaleLinear([0, Math.max(...rows.map(({ cents }) => cents))], [0, LONGEST_BAR]);
  return {
    ...options,
    heightPx: rows.length * ROW_PX,
    bars: rows.map(({ name, cents }, index) => ({
      x: '0%',
      y: String(index * ROW_PX + BAR_TOP_PX),
      width: percent(length(cents)),
      height: String(BAR_PX),
      title: `${name}: ${formatEuro(cents)}`,
    })),
    labels: rows.map(({ name, cents }, index) => ({
      name: shortName(name),
      nameY: String(index * ROW_PX + NAME_PX),
      value: formatEuro(cents),
      valueY: String(index * ROW_PX + BAR_TOP_PX + BAR_PX - 3),
    })),
  };
}
