import { randomBytes } from 'node:crypto';

/** The application's only source of chance, injected so that a test can name the ids it expects. */
export abstract class Ids {
  /** What stands in a citizen's URL: 128 random bits as 22 URL-safe characters. */
  abstract publicId(): string;
  /** An order at the bank: 17 characters of `A-Z0-9`, of which 14 are random (67 bits). */
  abstract orderCode(): string;
  /** Anything else that nobody may guess: 128 random bits as 22 URL-safe characters. */
  abstract token(): string;
  /** A key or secret that somebody keeps for long: 256 random bits as 43 URL-safe characters. */
  abstract secret(): string;
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/**
 * Whether a text has the form of a public id or token; whatever has not is nobody's, and some of it no database takes.
 */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Leaves out vowels and look-alikes, so that no code spells a word or is misread on the phone. */
const ORDER_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const ORDER_PREFIX = 'PDP';
const ORDER_RANDOM_LENGTH = 14;

export class RandomIds extends Ids {
  publicId(): string {
    return randomBytes(16).toString('base64url');
  }

  orderCode(): string {
    let code = ORDER_PREFIX;
    while (code.length < ORDER_PREFIX.length + ORDER_RANDOM_LENGTH) {
      const byte = randomBytes(1).readUInt8();
      // Bytes past the last whole multiple of the alphabet would favour its first letters.
      if (byte < Math.floor(256 / ORDER_ALPHABET.length) * ORDER_ALPHABET.length) {
        code += ORDER_ALPHABET.charAt(byte % ORDER_ALPHABET.length);
      }
    }
    return code;
  }

  token(): string {
    return randomBytes(16).toString('base64url');
  }

  secret(): string {
    return randomBytes(32).toString('base64url');
  }
}
