import { BankFileRefusal, type RefusalReason } from './bank-file-record.js';

/** How files begin that are no text: bank files are text, and nothing is ever unpacked. */
const SIGNATURES: readonly (readonly [RefusalReason, string])[] = [
  ['compressed', '1f8b'], // gzip
  ['compressed', '504b0304'], // zip, which is also XLSX and ODS
  ['compressed', '504b0506'],
  ['compressed', '504b0708'],
  ['compressed', '425a68'], // bzip2
  ['compressed', 'fd377a585a'], // xz
  ['compressed', '377abcaf271c'], // 7-Zip
  ['compressed', '526172211a07'], // RAR
  ['compressed', '28b52ffd'], // Zstandard
  ['binary', '255044462d'], // PDF
  ['binary', '89504e47'], // PNG
  ['binary', 'ffd8ff'], // JPEG
  ['binary', '47494638'], // GIF
  ['binary', 'd0cf11e0a1b11ae1'], // XLS
];
const LONGEST_SIGNATURE = 8;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const FIRST_PRINTABLE = 0x20;

/** @throws BankFileRefusal `compressed` or `binary` when a file begins as one that is no text. */
export function refuseOtherTypes(head: Uint8Array): void {
  const beginning = Buffer.from(head.subarray(0, LONGEST_SIGNATURE)).toString('hex');
  const reason = SIGNATURES.find(([, signature]) => beginning.startsWith(signature))?.[0];
  if (reason !== undefined) throw new BankFileRefusal(reason);
}

/** @throws BankFileRefusal `binary` at a byte that no text has: control characters, among them those of UTF-16. */
export function refuseControlBytes(bytes: Uint8Array): void {
  for (const byte of bytes) {
    if (byte < FIRST_PRINTABLE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) {
      throw new BankFileRefusal('binary');
    }
  }
}
