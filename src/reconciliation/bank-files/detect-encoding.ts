import { isUtf8 } from 'node:buffer';
import type { BankFileEncoding } from './bank-file-record.js';

const XML_DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/;
/** Declarations that are believed; UTF-8 shows by itself whether it is. */
const DECLARED: ReadonlyMap<string, BankFileEncoding> = new Map([
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);
/** Bytes that are letters in Windows-1252 and control characters in ISO-8859-1. */
const WINDOWS_ONLY = { first: 0x80, last: 0x9f };
const MAX_CUT_BYTES = 3;

/** The character set of a file by its beginning: what an XML declaration says, else what its bytes can be. */
export function detectEncoding(head: Uint8Array): BankFileEncoding {
  const declared = XML_DECLARATION.exec(Buffer.from(head).toString('latin1'))?.[1];
  return DECLARED.get(declared?.toLowerCase() ?? '') ?? guess(head);
}

function guess(head: Uint8Array): BankFileEncoding {
  // The head may end within a letter.
  for (let cut = 0; cut <= Math.min(MAX_CUT_BYTES, head.length); cut += 1) {
    if (isUtf8(head.subarray(0, head.length - cut))) return 'utf-8';
  }
  const isWindows = head.some((byte) => byte >= WINDOWS_ONLY.first && byte <= WINDOWS_ONLY.last);
  return isWindows ? 'windows-1252' : 'iso-8859-1';
}
