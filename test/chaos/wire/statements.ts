import type { Frame } from './frames.js';

/** A statement that a client is about to have run. */
export interface SentStatement {
  /** The name of a prepared statement; the text of one that has none. */
  readonly name: string;
  /** Parameters as they travel; null for NULL. Ours travel as text. */
  readonly values: readonly (string | null)[];
}

/** Reads statements out of what one client sends: names and texts from Parse, values from Bind, both from Query. */
export class StatementReader {
  private unnamedText = '';

  /** The statement that this message has run; undefined for any other message. */
  read({ type, bytes }: Frame): SentStatement | undefined {
    const fields = new Fields(bytes, 1 + 4);
    switch (type) {
      case 'P':
        if (fields.text() === '') this.unnamedText = fields.text();
        return undefined;
      case 'B':
        return this.readBind(fields);
      case 'Q':
        return { name: fields.text(), values: [] };
      default:
        return undefined;
    }
  }

  private readBind(fields: Fields): SentStatement {
    fields.text();
    const name = fields.text();
    const formats = fields.int16();
    for (let index = 0; index < formats; index += 1) fields.int16();
    const values = Array.from({ length: fields.int16() }, () => fields.value());
    return { name: name === '' ? this.unnamedText : name, values };
  }
}

/** Takes fields off a message's bytes, one after the other. */
class Fields {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {}

  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  value(): string | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += 4;
    if (length < 0) return null;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}
