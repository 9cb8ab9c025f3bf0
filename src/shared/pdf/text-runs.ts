/** Which characters a face can write. */
export interface CharacterSet {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A piece of text that one face writes in one direction. */
export interface TextRun {
  readonly text: string;
  /** Position of the face in the list that was given. */
  readonly face: number;
  readonly isRightToLeft: boolean;
}

/** What stands for a character that no face can write: better seen than lost. */
export const UNWRITABLE = '\uFFFD';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Belongs to the character before it, and is written with the same face if at all possible. */
const ATTACHED = /[\p{M}\u200C\u200D]/u;

/** Whether no face of the list can write some character of the text. */
export function hasUnwritable(text: string, faces: readonly CharacterSet[]): boolean {
  return Array.from(text.normalize('NFC')).some(
    (character) => !isBlank(character) && faceFor(character, faces) === undefined,
  );
}

/** Cuts a line into runs: each character goes to the first face that can write it, blanks stay where they are. */
export function splitIntoRuns(line: string, faces: readonly CharacterSet[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const character of line.normalize('NFC')) {
    const last = runs.at(-1);
    const next = runFor(character, last, faces);
    if (last !== undefined && last.face === next.face && last.isRightToLeft === next.isRightToLeft) {
      runs[runs.length - 1] = { ...last, text: last.text + next.text };
    } else {
      runs.push(next);
    }
  }
  return runs;
}

function runFor(character: string, last: TextRun | undefined, faces: readonly CharacterSet[]): TextRun {
  const codePoint = character.codePointAt(0) ?? 0;
  if (last !== undefined && isBlank(character)) return { ...last, text: ' ' };
  if (last !== undefined && ATTACHED.test(character) && faces[last.face]?.hasGlyphForCodePoint(codePoint) === true) {
    return { ...last, text: character };
  }
  const isRightToLeft = RIGHT_TO_LEFT.test(character);
  const face = faceFor(character, faces);
  if (face !== undefined) return { text: character, face, isRightToLeft };
  return { text: UNWRITABLE, face: faceFor(UNWRITABLE, faces) ?? 0, isRightToLeft: false };
}

function faceFor(character: string, faces: readonly CharacterSet[]): number | undefined {
  const index = faces.findIndex((face) => face.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  return index === -1 ? undefined : index;
}

function isBlank(character: string): boolean {
  return /\s/u.test(character) && character !== '\u00A0';
}
