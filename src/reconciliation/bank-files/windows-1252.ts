/** What the bytes 80 to 9F are in Windows-1252; the five that are nothing stay control characters. */
const LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const FIRST = 0x80;
const WINDOWS_ONLY = /[\u0080-\u009F]/g;

/**
 * Text of bytes in Windows-1252, which is ISO-8859-1 with letters where that has control characters, so it reads both.
 * By hand: the decoder of Node 20 takes the one for the other, and the euro sign gets lost.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(WINDOWS_ONLY, (character) => LETTERS.charAt(character.charCodeAt(0) - FIRST));
}
