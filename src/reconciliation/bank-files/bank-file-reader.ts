import { type BankFileLimits, MAX_LINE_LENGTH } from './bank-file-limits.js';
import { type BankFileEncoding, type BankFileRecord, BankFileRefusal } from './bank-file-record.js';
import { BankText } from './bank-text.js';
import { Camt053Parser } from './camt053/camt053-parser.js';
import { detectEncoding } from './detect-encoding.js';
import { GatewayCsvParser } from './gateway-csv/gateway-csv-parser.js';
import { LineSplitter } from './line-splitter.js';
import { Mt940Parser } from './mt940/mt940-parser.js';
import { recogniseFormat } from './recognise-format.js';
import type { RecordParser } from './record-parser.js';
import { refuseControlBytes, refuseOtherTypes } from './refuse-other-types.js';

/** What the beginning of a file decided. */
interface Reading {
  readonly text: BankText;
  readonly parser: RecordParser;
}

/** One file: its first bytes decide how it is read, then all go the same way from bytes to records. */
export class BankFileReader {
  private readonly head: Uint8Array[] = [];
  private bytesRead = 0;
  private reading: Reading | undefined;

  constructor(private readonly limits: BankFileLimits) {}

  /** The records that are complete with the next bytes. */
  *read(bytes: Uint8Array): Generator<BankFileRecord> {
    this.bytesRead += bytes.length;
    if (this.bytesRead > this.limits.maxBytes) throw new BankFileRefusal('too-large');
    if (this.reading !== undefined) {
      yield* this.understand(this.reading, bytes);
      return;
    }
    // A copy: the caller may use its buffer again.
    this.head.push(Uint8Array.from(bytes));
    if (this.bytesRead >= MAX_LINE_LENGTH) yield* this.begin();
  }

  *end(): Generator<BankFileRecord> {
    if (this.reading === undefined) yield* this.begin();
    if (this.reading === undefined) return;
    const { text, parser } = this.reading;
    yield* parser.read(text.end());
    yield* parser.end();
  }

  private *begin(): Generator<BankFileRecord> {
    const bytes = Buffer.concat(this.head);
    const head = bytes.subarray(0, MAX_LINE_LENGTH);
    refuseOtherTypes(head);
    refuseControlBytes(head);
    const encoding = detectEncoding(head);
    this.reading = { text: new BankText(encoding), parser: parserFor(head, encoding) };
    this.head.length = 0;
    yield* this.understand(this.reading, bytes);
  }

  private understand({ text, parser }: Reading, bytes: Uint8Array): Iterable<BankFileRecord> {
    refuseControlBytes(bytes);
    return parser.read(text.decode(bytes));
  }
}

function parserFor(head: Buffer, encoding: BankFileEncoding): RecordParser {
  const format = recogniseFormat(head.toString('latin1'));
  switch (format) {
    case 'camt053':
      return new Camt053Parser(encoding);
    case 'mt940':
      return new LineSplitter(new Mt940Parser(encoding));
    case 'gateway-csv':
      return new LineSplitter(new GatewayCsvParser(encoding));
  }
}
