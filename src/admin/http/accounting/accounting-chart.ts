import { type AccountingDays, type AccountingView, everyDay } from '../../../domain/accounting-view.js';
import { formatEuro } from '../../../domain/money.js';
import type { AccountRow } from '../../../payments/payment-accounts.js';
import type { ColumnChart, RowChart } from '../../charts/chart.js';
import { type ChartPoint, columnChart } from '../../charts/column-chart.js';
import { rowChart } from '../../charts/row-chart.js';
import { accountName } from './accounting-rows.js';

const ID = 'chart-accounts';
const TITLE = 'Incassato, commissione compresa';
const shortDay = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const shortMonth = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'short', year: '2-digit' });
/** Marks below the columns: as many as a telephone and a sheet of paper have room for. */
const MARKS = { narrow: 3, wide: 8 };

interface Charts {
  readonly columns: ColumnChart | null;
  readonly bars: RowChart | null;
}

/** Columns over time for days and months, lying bars for services and codes; none when nothing was collected. */
export function accountingChart(by: AccountingView, days: AccountingDays, rows: readonly AccountRow[]): Charts {
  if (rows.every(({ totalCents }) => totalCents <= 0)) return { columns: null, bars: null };
  const description = describe(by, rows);
  if (by === 'service' || by === 'code') {
    const bars = rows.map((row) => ({ name: accountName(by, row), cents: row.totalCents }));
    return { columns: null, bars: rowChart(bars, { id: ID, title: TITLE, description }) };
  }
  const points = keysOf(by, days).map((key) =>
    pointOf(
      by,
      key,
      rows.find((row) => row.key === key),
    ),
  );
  const markEvery = {
    narrow: Math.ceil(points.length / MARKS.narrow),
    wide: Math.ceil(points.length / MARKS.wide),
  };
  return { columns: columnChart(points, { id: ID, title: TITLE, description, markEvery }), bars: null };
}

function pointOf(by: 'day' | 'month', key: string, row: AccountRow | undefined): ChartPoint {
  const date = new Date(`${by === 'day' ? key : `${key}-01`}T00:00:00Z`);
  return {
    key,
    name: accountName(by, { key, name: key }),
    mark: (by === 'day' ? shortDay : shortMonth).format(date),
    cents: row?.totalCents ?? 0,
  };
}

/** Days and months without payments are there, as nothing: time goes on. */
function keysOf(by: 'day' | 'month', days: AccountingDays): string[] {
  const all = everyDay(days);
  return by === 'day' ? all : [...new Set(all.map((day) => day.slice(0, 7)))];
}

function describe(by: AccountingView, rows: readonly AccountRow[]): string {
  const total = rows.reduce((sum, { totalCents }) => sum + totalCents, 0);
  const [highest] = rows.toSorted((a, b) => b.totalCents - a.totalCents);
  const most = highest === undefined ? '' : `${accountName(by, highest)} con ${formatEuro(highest.totalCents)}`;
  return `In tutto ${formatEuro(total)}; il valore più alto è di ${most}. I numeri sono nella tabella che segue.`;
}
