import type { DocumentRow } from '../receipt-document.js';
import { colors, contentWidth, page, type StyleName, type Styles } from './page-layout.js';
import type { Sheet, TextBlock } from './sheet.js';

/** A part of the page that knows its height before it is drawn, in points. */
export interface Piece {
  readonly height: number;
  /** Lines and tints, drawn first: they lie behind, and screen readers skip them. */
  decorate?(y: number): void;
  /** The text as an element of the structure that screen readers follow, with its upper edge at `y`; a gap has none. */
  element?(y: number): PDFKit.PDFStructureElement;
}

const ROW_PADDING = 5;
const BAND_PADDING = 10;
const COLUMN_GAP = 12;
const RULE_WIDTH = 0.7;

export interface TableRow extends DocumentRow {
  readonly valueStyle?: StyleName;
}

interface MeasuredRow {
  readonly label: TextBlock;
  readonly value: TextBlock;
  readonly height: number;
}

/** Makes pieces in one set of styles. */
export class PieceMaker {
  private readonly document: PDFKit.PDFDocument;

  constructor(
    private readonly sheet: Sheet,
    private readonly styles: Styles,
  ) {
    this.document = sheet.document;
  }

  /** A heading or a paragraph, across the page or from `left` on. */
  text(tag: 'H1' | 'H2' | 'P', text: string, style: StyleName, left: number = page.left): Piece {
    const block = this.sheet.block(text, this.styles[style], page.right - left);
    return {
      height: block.height,
      element: (y) => this.document.struct(tag, {}, () => void this.sheet.write(block, left, y)),
    };
  }

  /** An empty stretch. */
  gap(height: number): Piece {
    return { height };
  }

  /** A thin line across the page, with room above and below. */
  rule(room: number): Piece {
    return {
      ...this.gap(2 * room),
      decorate: (y) => {
        this.line(y + room);
      },
    };
  }

  /** Rows with a label at the left and a value at the right, thin lines between them. */
  table(rows: readonly TableRow[]): Piece {
    const measured = rows.map((row) => this.measureRow(row));
    return {
      height: measured.reduce((sum, row) => sum + row.height, 0),
      decorate: (y) => {
        for (const top of tops(measured, y)) this.line(top);
      },
      element: (y) => {
        const rowTops = tops(measured, y);
        const elements = measured.map((row, index) => this.tableRow(row, rowTops[index] ?? y));
        return this.document.struct('Table', {}, elements);
      },
    };
  }

  /** A tinted band with a label, a large figure and, at the right, a remark. */
  band(content: { label: string; figure: string; remark: string }): Piece {
    const half = contentWidth / 2;
    const label = this.sheet.block(content.label, this.styles.label, half);
    const figure = this.sheet.block(content.figure, this.styles.total, half);
    const remark = this.sheet.block(content.remark, this.styles.value, half - BAND_PADDING);
    const height = label.height + figure.height + 2 * BAND_PADDING;
    return {
      height,
      decorate: (y) => {
        this.artifact(() => this.document.rect(page.left, y, contentWidth, height).fill(colors.band));
      },
      element: (y) =>
        this.document.struct('P', {}, () => {
          const left = page.left + BAND_PADDING;
          this.sheet.write(label, left, y + BAND_PADDING);
          this.sheet.write(figure, left, y + BAND_PADDING + label.height);
          this.sheet.write(remark, page.left + half, y + (height - remark.height) / 2);
        }),
    };
  }

  private line(y: number): void {
    this.artifact(() =>
      this.document.moveTo(page.left, y).lineTo(page.right, y).lineWidth(RULE_WIDTH).strokeColor(colors.rule).stroke(),
    );
  }

  private artifact(draw: () => unknown): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private measureRow(row: TableRow): MeasuredRow {
    const label = this.sheet.block(row.label, this.styles.label, page.labelWidth - COLUMN_GAP);
    const value = this.sheet.block(row.value, this.styles[row.valueStyle ?? 'value'], contentWidth - page.labelWidth);
    return { label, value, height: Math.max(label.height, value.height) + ROW_PADDING };
  }

  private tableRow(row: MeasuredRow, top: number): PDFKit.PDFStructureElement {
    const y = top + ROW_PADDING / 2;
    // PDFKit writes the scope that tells a screen reader what the heading is of; its types do not know it.
    const scope: PDFKit.Mixins.StructureElementOptions & { scope: string } = { scope: 'Row' };
    const heading = this.document.struct('TH', scope, () => void this.sheet.write(row.label, page.left, y));
    const value = this.document.struct('TD', {}, () => {
      this.sheet.write(row.value, page.left + page.labelWidth, y);
    });
    return this.document.struct('TR', {}, [heading, value]);
  }
}

function tops(rows: readonly MeasuredRow[], start: number): number[] {
  let y = start;
  return rows.map((row) => {
    const top = y;
    y += row.height;
    return top;
  });
}
