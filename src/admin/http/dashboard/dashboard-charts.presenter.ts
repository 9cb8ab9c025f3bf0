import { formatEuro } from '../../../domain/money.js';
import type { PaymentFigures } from '../../../payments/payment-figures.js';
import { romeDay } from '../../../shared/rome-day.js';
import { type ChartPoint, columnChart } from '../../charts/column-chart.js';
import { rowChart } from '../../charts/row-chart.js';
import type { ColumnChart, RowChart } from '../../charts/chart.js';
import type { DashboardCharts } from './dashboard.page.js';
import { collectedHref } from './dashboard-links.js';
import { lastDayOf, monthText } from '../words/month-text.js';
import { dayText } from '../words/short-time.js';
import { sumsText } from '../words/sums-text.js';

const shortDay = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const shortMonth = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'short' });

/** Each chart with the table of its numbers; null when nothing was collected in all this time. */
export function presentCharts(figures: PaymentFigures): DashboardCharts | null {
  const { byDay, byMonth, byService } = figures;
  if (byMonth.every(({ payments }) => payments === 0)) return null;
  const today = romeDay(figures.at);
  const january = `${today.slice(0, 4)}-01-01`;
  return {
    days: dayChart(byDay),
    dayTable: {
      caption: 'Incassato per giorno, ultimi 30 giorni',
      first: 'Giorno',
      rows: byDay.toReversed().map(({ day, ...sums }) => ({
        name: dayText(day),
        href: collectedHref({ from: day, to: day }),
        ...sumsText(sums),
      })),
    },
    months: monthChart(byMonth),
    monthTable: {
      caption: 'Incassato per mese, ultimi 12 mesi',
      first: 'Mese',
      rows: byMonth.toReversed().map(({ month, ...sums }) => ({
        name: monthText(month),
        href: collectedHref({ from: `${month}-01`, to: lastDayOf(month) }),
        ...sumsText(sums),
      })),
    },
    services: byService.length === 0 ? null : serviceChart(byService),
    serviceTable: {
      caption: 'Incassato per servizio dal 1° gennaio',
      first: 'Servizio',
      rows: byService.map(({ slug, name, ...sums }) => ({
        name,
        href: collectedHref({ from: january, to: today, service: slug }),
        ...sumsText(sums),
      })),
    },
  };
}

function dayChart(byDay: PaymentFigures['byDay']): ColumnChart {
  const points = byDay.map(({ day, totalCents }) => ({
    key: day,
    name: dayText(day),
    mark: shortDay.format(new Date(`${day}T00:00:00Z`)),
    cents: totalCents,
  }));
  return columnChart(points, {
    id: 'chart-days',
    title: 'Incassato negli ultimi 30 giorni',
    description: describe(points, 'il giorno'),
    markEvery: { narrow: 14, wide: 7 },
  });
}

function monthChart(byMonth: PaymentFigures['byMonth']): ColumnChart {
  const points = byMonth.map(({ month, totalCents }) => ({
    key: month,
    name: monthText(month),
    mark: shortMonth.format(new Date(`${month}-01T00:00:00Z`)),
    cents: totalCents,
  }));
  return columnChart(points, {
    id: 'chart-months',
    title: 'Incassato negli ultimi 12 mesi',
    description: describe(points, 'il mese'),
    markEvery: { narrow: 3, wide: 1 },
  });
}

function serviceChart(byService: PaymentFigures['byService']): RowChart {
  const [first] = byService;
  return rowChart(
    byService.map(({ name, totalCents }) => ({ name, cents: totalCents })),
    {
      id: 'chart-services',
      title: "Incassato per servizio quest'anno",
      description: `Una barra per servizio. Il servizio che ha incassato di più è ${first?.name ?? ''} con ${formatEuro(first?.totalCents ?? 0)}. I numeri sono nella tabella che segue.`,
    },
  );
}

function describe(points: readonly ChartPoint[], unit: string): string {
  const total = points.reduce((sum, { cents }) => sum + cents, 0);
  const [highest] = points.toSorted((a, b) => b.cents - a.cents);
  return `In tutto ${formatEuro(total)}; ${unit} più alto è ${highest?.name ?? ''} con ${formatEuro(highest?.cents ?? 0)}. I numeri sono nella tabella che segue.`;
}
