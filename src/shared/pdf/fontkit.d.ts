/** The little that is used of fontkit, which ships no types. PDFKit draws with the same objects. */
declare module 'fontkit' {
  export interface Font {
    /** Every code point that the font can write. */
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** The drawing of a character; the font keeps it, and with it the characters that it was first asked for. */
    glyphForCodePoint(codePoint: number): unknown;
  }
  export function create(file: Uint8Array): Font;
}
