/** The width of a piece of text, in points. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines no wider than `width` points: at its own line ends, at spaces, and inside a word only
 * when the word alone is too wide. Every character of the text ends up in a line, but for the spaces at breaks.
 */
export function breakIntoLines(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r\n|\r|\n/u).flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  const spaceWidth = measure(' ');
  let line = { text: '', width: 0 };
  // The no-break space is no place to break: it holds the euro sign to its figure.
  for (const word of paragraph.split(/[^\S\u00A0]+/u).filter((part) => part !== '')) {
    const wordWidth = measure(word);
    if (line.text !== '' && line.width + spaceWidth + wordWidth <= width) {
      line = { text: `${line.text} ${word}`, width: line.width + spaceWidth + wordWidth };
      continue;
    }
    if (line.text !== '') lines.push(line.text);
    const pieces = wordWidth <= width ? [word] : breakWord(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    const text = pieces.at(-1) ?? '';
    line = { text, width: measure(text) };
  }
  return [...lines, line.text];
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('it', { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && measure(piece + segment) > width) {
      pieces.push(piece);
      piece = segment;
    } else {
      piece += segment;
    }
  }
  return [...pieces, piece];
}
