import { type BankFileEncoding, type BankFileRecord, BankFileRefusal } from '../bank-file-record.js';
import { rejected } from '../line-fault.js';
import type { LineParser } from '../record-parser.js';
import { envelopeLine } from './envelope.js';
import { MessageReader } from './message-reader.js';
import { fieldIn } from './mt940-fields.js';

/** Customer statement messages of SWIFT, one or many, with or without their envelope. */
export class Mt940Parser implements LineParser {
  private readonly messages = new MessageReader();
  private isFormatTold = false;
  private isInTextBlock = false;
  private linesRead = 0;

  constructor(private readonly encoding: BankFileEncoding) {}

  *readLine(line: string, lineNumber: number): Generator<BankFileRecord> {
    this.linesRead = lineNumber;
    if (!this.isFormatTold) {
      this.isFormatTold = true;
      yield { kind: 'format', format: 'mt940', version: null, encoding: this.encoding };
    }
    if (line.trim() === '') return;
    const field = fieldIn(line);
    if (field === undefined) yield* this.readOther(line, lineNumber);
    else yield* this.messages.readField(field, lineNumber);
  }

  *end(): Generator<BankFileRecord> {
    if (this.isInTextBlock || this.messages.isWithinStatement) throw new BankFileRefusal('truncated', this.linesRead);
    yield* this.messages.endMessage(this.linesRead);
  }

  private *readOther(line: string, lineNumber: number): Generator<BankFileRecord> {
    const envelope = envelopeLine(line, lineNumber);
    switch (envelope.kind) {
      case 'header':
        return;
      case 'begin':
        this.isInTextBlock = true;
        if (envelope.rest !== '') yield* this.readLine(envelope.rest, lineNumber);
        return;
      case 'end':
        this.isInTextBlock = false;
        yield* this.messages.endMessage(lineNumber);
        if (envelope.rest !== '') yield* this.readOther(envelope.rest, lineNumber);
        return;
      case 'text':
        if (!this.messages.continueField(line)) yield rejected(lineNumber, 'line-unreadable', line);
    }
  }
}
