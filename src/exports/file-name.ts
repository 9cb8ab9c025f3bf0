import type { ExportFormat } from './export-format.js';
import type { AnySource } from './export-source.js';

/**
 * The name of the file: what it is about and of which days, as `transazioni_2026-11-01_2026-11-30.csv`. A period
 * without beginning or end says so, and ends with the day of the export. @param today in Europe/Rome.
 */
export function exportFileName({ stem, filter }: AnySource, format: ExportFormat, today: string): string {
  const { from, to } = filter;
  const until = to ?? today;
  return from === undefined ? `${stem}_fino-al_${until}.${format}` : `${stem}_${from}_${until}.${format}`;
}
