import { SaxesParser, type SaxesTagNS } from 'saxes';
import { BankFileRefusal } from '../bank-file-record.js';
import { MAX_DEPTH, MAX_LINE_LENGTH } from '../bank-file-limits.js';

/** What is told of an element when its start tag is complete. */
export interface OpenedElement {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Value of an attribute that has no prefix. */
  readonly attribute: (name: string) => string | undefined;
  readonly lineNumber: number;
}

/** Who is told of the elements of a document, in their order. */
export interface ElementListener {
  open(element: OpenedElement): void;
  /** The innermost open element ends. Its own text, without spaces around; `''` when it has other elements only. */
  close(text: string, lineNumber: number): void;
}

/**
 * XML in pieces into elements, within limits: nothing is resolved, a document type or an unknown entity ends the
 * reading, and so do depth and a text, tag or comment beyond {@link MAX_LINE_LENGTH}, before they fill the memory.
 */
export class XmlElements {
  private readonly xml = new SaxesParser({ xmlns: true });
  /** Of each open element what it holds itself. */
  private readonly texts: string[] = [];
  private charactersWritten = 0;
  private lastEventAt = 0;

  constructor(private readonly listener: ElementListener) {
    const { xml } = this;
    const progress = (): void => {
      this.noteProgress();
    };
    const append = (text: string): void => {
      this.append(text);
    };
    xml.on('error', ({ message }) => {
      throw new BankFileRefusal(message.includes('entity') ? 'entities' : 'malformed', xml.line);
    });
    xml.on('doctype', () => {
      throw new BankFileRefusal('entities', xml.line);
    });
    xml.on('comment', progress);
    xml.on('processinginstruction', progress);
    xml.on('opentagstart', progress);
    xml.on('text', append);
    xml.on('cdata', append);
    xml.on('opentag', (tag) => {
      this.open(tag);
    });
    xml.on('closetag', () => {
      this.noteProgress();
      this.listener.close((this.texts.pop() ?? '').trim(), xml.line);
    });
  }

  write(text: string): void {
    this.xml.write(text);
    this.charactersWritten += text.length;
    this.checkLength(this.charactersWritten - this.lastEventAt);
  }

  /** @throws BankFileRefusal `truncated` when elements are still open. */
  end(): void {
    this.xml.on('error', () => {
      throw new BankFileRefusal('truncated', this.xml.line);
    });
    this.xml.close();
  }

  private open(tag: SaxesTagNS): void {
    this.noteProgress();
    this.texts.push('');
    if (this.texts.length > MAX_DEPTH) throw new BankFileRefusal('too-deep', this.xml.line);
    this.listener.open({
      name: tag.local,
      namespace: tag.uri,
      attribute: (name) => tag.attributes[name]?.value,
      lineNumber: this.xml.line,
    });
  }

  /** A text may come in several parts, with comments between. */
  private append(part: string): void {
    this.noteProgress();
    const text = this.texts.pop();
    if (text === undefined) return;
    this.checkLength(text.length + part.length);
    this.texts.push(text + part);
  }

  /** Between two events the parser holds what it has read. */
  private noteProgress(): void {
    const { position } = this.xml;
    this.checkLength(position - this.lastEventAt);
    this.lastEventAt = position;
  }

  private checkLength(length: number): void {
    if (length > MAX_LINE_LENGTH) throw new BankFileRefusal('line-too-long', this.xml.line);
  }
}
