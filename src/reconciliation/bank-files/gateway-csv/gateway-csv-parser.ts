import { type BankFileEncoding, type BankFileRecord, BankFileRefusal } from '../bank-file-record.js';
import { acceptedOrRejected, LineFault, rejected } from '../line-fault.js';
import type { LineParser } from '../record-parser.js';
import { type GatewayHeader, gatewayHeader } from './gateway-header.js';
import { splitCells } from './split-cells.js';
import { transactionOf } from './transaction-row.js';

/** The gateway's list of transactions: a header, then one transaction a line. */
export class GatewayCsvParser implements LineParser {
  private header: GatewayHeader | undefined;
  private lastLine = '';
  private linesRead = 0;

  constructor(private readonly encoding: BankFileEncoding) {}

  *readLine(line: string, lineNumber: number): Generator<BankFileRecord> {
    this.lastLine = line;
    this.linesRead = lineNumber;
    if (line.trim() === '') return;
    const { header } = this;
    if (header === undefined) {
      this.header = gatewayHeader(line);
      yield { kind: 'format', format: 'gateway-csv', version: null, encoding: this.encoding };
      return;
    }
    yield acceptedOrRejected(
      () => transactionOf(cellsOf(line, header), header, lineNumber),
      (reason) => rejected(lineNumber, reason, line),
    );
  }

  *end(wasLastLineClosed: boolean): Generator<BankFileRecord> {
    if (!wasLastLineClosed && this.isCut(this.lastLine)) throw new BankFileRefusal('truncated', this.linesRead);
  }

  /** A last row that is not complete is the end of a download that broke off. */
  private isCut(line: string): boolean {
    try {
      return this.header === undefined || cellsOf(line, this.header).length === 0;
    } catch (error) {
      if (error instanceof LineFault) return true;
      throw error;
    }
  }
}

/** @throws LineFault */
function cellsOf(line: string, { separator, columns }: GatewayHeader): string[] {
  const cells = splitCells(line, separator);
  if (cells.length !== columns) throw new LineFault('columns-missing');
  return cells;
}
