import { LineFault } from '../line-fault.js';
import { splitCells } from './split-cells.js';

/** Columns of the gateway's list of transactions; a list may have more. */
const COLUMNS = [
  ...['tipo', 'data_ora', 'negozio', 'numero_ordine', 'codice_transazione'],
  ...['importo', 'commissione_banca', 'netto', 'valuta', 'stato'],
] as const;
export type GatewayColumn = (typeof COLUMNS)[number];

const SEPARATORS = [';', ',', '\t'];
const BYTE_ORDER_MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;

/** How the rows of a list are read. */
export interface GatewayHeader {
  readonly separator: string;
  readonly columns: number;
  /** Where each column stands. */
  readonly positions: Readonly<Record<GatewayColumn, number>>;
}

/** Reads the first row: the columns by their names, in any order and case; undefined when one of them is not there. */
export function gatewayHeader(line: string): GatewayHeader | undefined {
  const bare = line.replace(BYTE_ORDER_MARK, '');
  for (const separator of SEPARATORS) {
    const names = namesIn(bare, separator);
    const positions = COLUMNS.map((column) => [column, names.indexOf(column)] as const);
    if (positions.every(([, position]) => position !== -1)) {
      return {
        separator,
        columns: names.length,
        positions: Object.fromEntries(positions) as GatewayHeader['positions'],
      };
    }
  }
  return undefined;
}

function namesIn(line: string, separator: string): string[] {
  try {
    return splitCells(line, separator).map((name) => name.trim().toLowerCase().replaceAll(' ', '_'));
  } catch (error) {
    if (error instanceof LineFault) return [];
    throw error;
  }
}
