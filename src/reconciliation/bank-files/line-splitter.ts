import { type BankFileRecord, BankFileRefusal } from './bank-file-record.js';
import { MAX_LINE_LENGTH } from './bank-file-limits.js';
import type { LineParser, RecordParser } from './record-parser.js';

const LINE_END = /\r\n|[\r\n]/g;

/**
 * Cuts text into lines ended by CR LF, LF or CR and hands each to a parser. A line that grows beyond
 * {@link MAX_LINE_LENGTH} ends the reading before it fills the memory.
 */
export class LineSplitter implements RecordParser {
  private pending = '';
  private linesRead = 0;
  private endedByReturn = false;

  constructor(private readonly parser: LineParser) {}

  *read(text: string): Generator<BankFileRecord> {
    if (text === '') return;
    // The line feed of a CR LF that was cut between two pieces.
    const piece = this.endedByReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.endedByReturn = text.endsWith('\r');
    let start = 0;
    for (const { 0: lineEnd, index } of piece.matchAll(LINE_END)) {
      yield* this.close(piece.slice(start, index));
      start = index + lineEnd.length;
    }
    this.pending += piece.slice(start);
    this.checkLength(this.pending);
  }

  *end(): Generator<BankFileRecord> {
    const wasClosed = this.pending === '';
    if (!wasClosed) yield* this.close('');
    yield* this.parser.end(wasClosed);
  }

  private close(rest: string): Iterable<BankFileRecord> {
    const line = this.pending + rest;
    this.checkLength(line);
    this.pending = '';
    this.linesRead += 1;
    return this.parser.readLine(line, this.linesRead);
  }

  private checkLength(line: string): void {
    if (line.length > MAX_LINE_LENGTH) throw new BankFileRefusal('line-too-long', this.linesRead + 1);
  }
}
