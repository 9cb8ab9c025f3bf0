import { randomInt } from 'node:crypto';

/** Lower case, without vowels and look-alikes: read aloud on the telephone it is understood. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789';

/** Groups of random characters joined by hyphens, 4.75 bits each: `qk7z-...`. */
export function readableSecret(groups: number, groupLength: number): string {
  const group = (): string =>
    Array.from({ length: groupLength }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A password that somebody else hands over, 76 bits: to be changed at the first sign-in. */
export function oneTimePassword(): string {
  return readableSecret(4, 4);
}
