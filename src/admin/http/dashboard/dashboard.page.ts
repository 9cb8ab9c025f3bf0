import type { Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ColumnChart, RowChart } from '../../charts/chart.js';

/** Where staff begin: what was collected, what waits for somebody, and how it went over time. */
export interface DashboardPage extends Page {
  readonly name: string;
  readonly role: string;
  readonly at: TimeText;
  /** That one's own access is about to end; null when it is not. */
  readonly accessEnds: string | null;
  /** Today, this month, this year. */
  readonly collected: readonly CollectedCard[];
  readonly attention: readonly AttentionLine[];
  /** Null while no payment has ever been collected in these twelve months. */
  readonly charts: DashboardCharts | null;
}

/** Payments and their money, as they are printed. */
export interface SumsText {
  readonly count: string;
  readonly amount: string;
  readonly commission: string;
  readonly total: string;
}

export interface CollectedCard extends SumsText {
  readonly id: string;
  readonly label: string;
  /** The days meant: "25 novembre 2026". */
  readonly period: string;
  readonly href: string;
}

/** Something that is not meant to last. */
export interface AttentionLine {
  readonly id: string;
  readonly label: string;
  readonly count: string;
  /** "il più vecchio da 3 giorni"; null when there is none. */
  readonly age: string | null;
  readonly href: string;
  readonly isNothing: boolean;
}

export interface DashboardCharts {
  readonly days: ColumnChart;
  readonly dayTable: ChartTable;
  readonly months: ColumnChart;
  readonly monthTable: ChartTable;
  /** Null while nothing was collected since the first of January. */
  readonly services: RowChart | null;
  readonly serviceTable: ChartTable;
}

/** The numbers of a chart. */
export interface ChartTable {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly (SumsText & { readonly name: string; readonly href: string })[];
}

export const dashboardView = defineView<DashboardPage>('admin/dashboard');
