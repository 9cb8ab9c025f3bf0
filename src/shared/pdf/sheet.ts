import { type FontFamilies, type Weight } from './font-families.js';
import { breakIntoLines } from './text-lines.js';
import { splitIntoRuns, type TextRun } from './text-runs.js';

/** How a text looks. */
export interface TextStyle {
  readonly weight: Weight;
  /** In points. */
  readonly size: number;
  readonly color: string;
}

/** A text broken into lines, with the height that it takes, in points. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly height: number;
}

const LINE_HEIGHT = 1.36;
/**
 * Asked for explicitly, so that a run is shaped whole: word by word, the words of Arabic or Hebrew would change order.
 */
const SHAPED_WHOLE: PDFKit.Mixins.OpenTypeFeatures[] = ['ccmp'];

/** A page on which text of any alphabet can be measured, broken and written. */
export class Sheet {
  constructor(
    readonly document: PDFKit.PDFDocument,
    private readonly families: FontFamilies,
  ) {
    for (const face of [...families.regular, ...families.bold]) {
      // PDFKit takes a parsed font, which saves parsing it for each receipt; its types do not say so.
      document.registerFont(face.name, face.font as unknown as PDFKit.Mixins.PDFFontSource);
    }
  }

  /** Breaks `text` into lines of at most `width` points. */
  block(text: string, style: TextStyle, width: number): TextBlock {
    const lines = breakIntoLines(text, width, (line) => this.widthOf(line, style));
    return { lines, style, height: lines.length * style.size * LINE_HEIGHT };
  }

  /** Writes a block with its upper left corner at `x`, `y`; returns the y below it. */
  write(block: TextBlock, x: number, y: number): number {
    const { size, color } = block.style;
    this.document.fillColor(color);
    block.lines.forEach((text, index) => {
      // Whoever copies or listens gets the space at which the line was broken.
      const line = index < block.lines.length - 1 ? `${text} ` : text;
      this.writeLine(line, block.style, { x, y: y + (index + 1) * size * LINE_HEIGHT - size * (LINE_HEIGHT - 1) });
    });
    return y + block.height;
  }

  /** Writes a block of one or more lines that all end at `right`, with its upper edge at `y`. */
  writeRight(block: TextBlock, right: number, y: number): void {
    const { style } = block;
    const lineHeight = block.height / block.lines.length;
    block.lines.forEach((line, index) => {
      const one = { lines: [line], style, height: lineHeight };
      this.write(one, right - this.widthOf(line, style), y + index * lineHeight);
    });
  }

  widthOf(line: string, style: TextStyle): number {
    return this.runs(line, style).reduce((width, run) => width + this.runWidth(run, style), 0);
  }

  private writeLine(line: string, style: TextStyle, baseline: { x: number; y: number }): void {
    let { x } = baseline;
    for (const run of this.runs(line, style)) {
      this.select(run, style);
      this.document.text(run.text, x, baseline.y, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(run.isRightToLeft && { features: SHAPED_WHOLE }),
      });
      x += this.runWidth(run, style);
    }
  }

  private runWidth(run: TextRun, style: TextStyle): number {
    this.select(run, style);
    return this.document.widthOfString(run.text, run.isRightToLeft ? { features: SHAPED_WHOLE } : {});
  }

  private select(run: TextRun, style: TextStyle): void {
    this.document.font(`${style.weight}-${run.face}`).fontSize(style.size);
  }

  private runs(line: string, style: TextStyle): TextRun[] {
    return splitIntoRuns(
      line,
      this.families[style.weight].map(({ font }) => font),
    );
  }
}
