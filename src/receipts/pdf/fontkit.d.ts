/** The little that is used of fontkit, which ships no types. PDFKit draws with the same objects. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(file: Uint8Array): Font;
}
