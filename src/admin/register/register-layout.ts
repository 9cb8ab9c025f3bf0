import type { TextStyle } from '../../shared/pdf/sheet.js';

/** Lengths of the sheet, in points: A4 lying (841.89 by 595.28). */
export const sheetEdges = { left: 36, right: 806, top: 36, bottom: 545, footer: 560 } as const;

export const PADDING = 2.5;
export const GAP = 6;

const INK = '#17212b';
const MUTED = '#455463';
export const RULE = '#b4c0cc';
export const BAND = '#f1f4f7';

const style = (weight: TextStyle['weight'], size: number, color = INK): TextStyle => ({ weight, size, color });
export const styles = {
  title: style('bold', 15),
  lead: style('regular', 9, MUTED),
  head: style('bold', 7.5),
  cell: style('regular', 7.5),
  sum: style('bold', 7.5),
  small: style('regular', 7.5, MUTED),
} as const;

export interface Column {
  readonly label: string;
  readonly width: number;
  readonly isMoney: boolean;
}

const words = (label: string, width: number): Column => ({ label, width, isMoney: false });
const money = (label: string, width: number): Column => ({ label, width, isMoney: true });

/** Of the payments; together as wide as the sheet. */
export const PAYMENT_COLUMNS: readonly Column[] = [
  words('Rif. N.', 46),
  words('Data e ora', 74),
  words('Servizio', 112),
  words('Debitore', 158),
  money('Importo', 64),
  money('Commissione', 58),
  money('Totale', 64),
  // A state in two words takes two lines, the bank's 26 characters one.
  words('Stato', 58),
  words('Codice transazione', 136),
];

/** Of the totals by service. */
export const SERVICE_COLUMNS: readonly Column[] = [
  words('Servizio', 290),
  money('Pagamenti', 70),
  money('Importo', 85),
  money('Commissione', 75),
  money('Totale', 85),
  money('Rimborsato', 80),
  money('Netto', 85),
];
