import { isUtf8 } from 'node:buffer';
import type { BankFileEncoding } from './bank-file-record.js';
import { decodeWindows1252 } from './windows-1252.js';

const BYTE_ORDER_MARK = '\uFEFF';
const NON_ASCII = 0x80;
/** Bytes that continue a letter of UTF-8 are 10xxxxxx. */
const CONTINUATION = { mask: 0xc0, value: 0x80 };
const MAX_LETTER_BYTES = 4;

/**
 * Bytes into text, as they come. What claims to be UTF-8 and is not is read as Windows-1252 from there on: banks
 * write a wrong declaration more often than a broken letter, and a name's accent must not stop the money.
 */
export class BankText {
  private isUtf8: boolean;
  private held = new Uint8Array();

  constructor(encoding: BankFileEncoding) {
    this.isUtf8 = encoding === 'utf-8';
  }

  /** The text of the next bytes, but a last letter that is not complete. Byte order marks are left out. */
  decode(bytes: Uint8Array): string {
    if (!this.isUtf8) return decodeWindows1252(bytes);
    const joined = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
    const complete = completeLetters(joined);
    // A copy: the caller may use its buffer again.
    this.held = Uint8Array.from(joined.subarray(complete));
    return this.decodeUtf8(Buffer.from(joined.buffer, joined.byteOffset, complete));
  }

  /** What is left of a letter that never became complete. */
  end(): string {
    return decodeWindows1252(this.held);
  }

  private decodeUtf8(bytes: Buffer): string {
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return text.replaceAll(BYTE_ORDER_MARK, '');
    this.isUtf8 = false;
    const good = text.slice(0, text.indexOf('\uFFFD'));
    const rest = Buffer.concat([bytes.subarray(Buffer.byteLength(good)), this.held]);
    this.held = new Uint8Array();
    return good.replaceAll(BYTE_ORDER_MARK, '') + decodeWindows1252(rest);
  }
}

/** How many of the bytes come before a letter of UTF-8 that is cut at the end. */
function completeLetters(bytes: Uint8Array): number {
  const earliest = Math.max(0, bytes.length - MAX_LETTER_BYTES + 1);
  for (let index = bytes.length - 1; index >= earliest; index -= 1) {
    const byte = bytes[index] ?? 0;
    if (byte < NON_ASCII) return bytes.length;
    if ((byte & CONTINUATION.mask) !== CONTINUATION.value) {
      return index + letterLength(byte) > bytes.length ? index : bytes.length;
    }
  }
  return bytes.length;
}

function letterLength(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}
