import { formatRomeTime } from './rome-time.js';

/** A cryptographically safe source of bytes, such as `crypto.randomBytes`. */
export type RandomBytes = (sizeBytes: number) => Uint8Array;

/** What the bank accepts as ReqRefNum. */
export const REQUEST_REFERENCE_PATTERN = /^\d{32}$/;

const RANDOM_DIGITS = 24;
const DATE_LENGTH = 'YYYY-MM-DD'.length;
/** The largest multiple of ten in a byte: bytes from here on would make some digits likelier than others. */
const FAIR_BYTES = 250;

/** A ReqRefNum: the local date of `now` and 24 random digits. It identifies one request to the back office. */
export function newRequestReference(now: Date, random: RandomBytes): string {
  let digits = '';
  while (digits.length < RANDOM_DIGITS) {
    for (const byte of random(RANDOM_DIGITS)) {
      if (byte < FAIR_BYTES && digits.length < RANDOM_DIGITS) digits += String(byte % 10);
    }
  }
  return formatRomeTime(now).slice(0, DATE_LENGTH).replaceAll('-', '') + digits;
}
