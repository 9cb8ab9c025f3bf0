import { type BankFileEncoding, type BankFileRecord, BankFileRefusal } from '../bank-file-record.js';
import type { RecordParser } from '../record-parser.js';
import { ElementValues } from './element-values.js';
import { StatementReader } from './statement-reader.js';
import { type Part, partBegunBy } from './wanted-elements.js';
import { type OpenedElement, XmlElements } from './xml-elements.js';

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d{2})$/;
const VERSIONS = ['02', '04', '08'];
/** A statement may stand in an envelope; one that has not begun after so many elements is something else. */
const MAX_ENVELOPE_ELEMENTS = 100;

/** A part that is being read. */
interface OpenPart {
  readonly part: Part;
  readonly values: ElementValues;
  /** Names of the open elements within it. */
  readonly path: string[];
}

/** Statements of ISO 20022: camt.053.001.02, .04 and .08, with any prefix and in any envelope. */
export class Camt053Parser implements RecordParser {
  private readonly elements = new XmlElements({
    open: (element) => {
      this.open(element);
    },
    close: (text, lineNumber) => {
      this.close(text, lineNumber);
    },
  });
  private readonly parts: OpenPart[] = [];
  private readonly statement = new StatementReader();
  private found: BankFileRecord[] = [];
  private elementsSeen = 0;
  private version: string | undefined;

  constructor(private readonly encoding: BankFileEncoding) {}

  *read(text: string): Generator<BankFileRecord> {
    this.elements.write(text);
    const { found } = this;
    this.found = [];
    yield* found;
  }

  *end(): Generator<BankFileRecord> {
    this.elements.end();
    if (this.version === undefined) throw new BankFileRefusal('unknown-format');
    yield* this.found;
  }

  private open(element: OpenedElement): void {
    if (this.version === undefined && !this.findVersion(element)) return;
    const { name, lineNumber } = element;
    const outer = this.parts.at(-1);
    const wanted = partBegunBy(name, outer?.part);
    if (wanted !== undefined) {
      const values = new ElementValues(wanted.paths);
      this.parts.push({ part: wanted.part, values, path: [] });
      this.found.push(...this.statement.begin(wanted.part, values, lineNumber));
      return;
    }
    if (outer === undefined) return;
    outer.path.push(name);
    const currency = name === 'Amt' ? element.attribute('Ccy') : undefined;
    if (currency !== undefined) outer.values.add(`${outer.path.join('/')}@Ccy`, currency);
  }

  private close(text: string, lineNumber: number): void {
    const inner = this.parts.at(-1);
    if (inner === undefined) return;
    const { part, values, path } = inner;
    if (path.length > 0) {
      if (text !== '') values.add(path.join('/'), text);
      path.pop();
      return;
    }
    this.parts.pop();
    this.found.push(...this.statement.complete(part, values, lineNumber));
  }

  /** Finds out what the document is, and says so. */
  private findVersion({ namespace, lineNumber }: OpenedElement): boolean {
    const [, version] = NAMESPACE.exec(namespace) ?? [];
    this.elementsSeen += 1;
    if (version === undefined && this.elementsSeen <= MAX_ENVELOPE_ELEMENTS) return false;
    if (version === undefined || !VERSIONS.includes(version)) throw new BankFileRefusal('unknown-format', lineNumber);
    this.version = version;
    this.found.push({ kind: 'format', format: 'camt053', version, encoding: this.encoding });
    return true;
  }
}
