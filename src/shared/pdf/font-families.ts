import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** A font under the name by which a document knows it. */
export interface Face {
  readonly name: string;
  readonly font: Font;
}

/** For each weight the faces in the order in which they are asked for a character. */
export type FontFamilies = Readonly<Record<Weight, readonly Face[]>>;

// Noto Sans covers Latin with all its marks, Greek, Cyrillic and Devanagari; DejaVu Sans adds Armenian, Georgian,
// Hebrew and Arabic. Together they write nearly every name that a resident's documents carry.
const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: ['@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'],
  bold: ['@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
};

let families: Promise<FontFamilies> | undefined;

/** The fonts, read and parsed for the first document: every later one shares them. */
export function fontFamilies(): Promise<FontFamilies> {
  families ??= loadFontFamilies();
  return families;
}

async function loadFontFamilies(): Promise<FontFamilies> {
  const { create } = await import('fontkit');
  const require = createRequire(resolve('package.json'));
  const load = (weight: Weight): Face[] =>
    FILES[weight].map((file, index) => ({
      name: `${weight}-${index}`,
      font: withKnownCharacters(create(readFileSync(require.resolve(file)))),
    }));
  return { regular: load('regular'), bold: load('bold') };
}

/**
 * A font remembers of each glyph the characters that it was first asked for, and documents write those beside the
 * drawing for whoever searches, copies or listens. A glyph first met as a part of another (the y of ý) would be
 * remembered as no character, in every later document too: so each is asked for by its own character beforehand.
 * Characters that only stand for others, such as the ligature ﬁ, are left to be met as those others.
 */
function withKnownCharacters(font: Font): Font {
  for (const codePoint of font.characterSet) {
    const character = String.fromCodePoint(codePoint);
    if (character.normalize('NFKC') === character) font.glyphForCodePoint(codePoint);
  }
  return font;
}
