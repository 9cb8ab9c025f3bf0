import type { DocumentRow } from '../receipt-document.js';
import { colors, contentWidth, page, type StyleName, type Styles } from './page-layout.js';
import type { Sheet, TextBlock } from '../../shared/pdf/sheet.js';

/** A part of the page that knows its height before it is drawn, in points. */
export interface Piece {
  readonly height: number;
  /** Lines and tints, drawn first: they lie behind, and screen readers skip them. */
  decorate?(y: number): void;
  /** The text as an element of the structure that screen readers follow, with its upper edge at `y`; a gap has none. */
  element?(y: number): PDFKit.PDFStructureElement;
}

const ROW_PADDING = 5;
const BAND_PADDING = 12;
const FACT_GAP = 5;
const COLUMN_GAP = 12;
const RULE_WIDTH = 0.7;
const SUM_RULE_WIDTH = 1.4;

/** Words at the left of their column, amounts and their sum at the right edge of the page, one under the other. */
type RowKind = 'words' | 'amount' | 'sum';

interface MeasuredRow {
  readonly label: TextBlock;
  readonly value: TextBlock;
  readonly kind: RowKind;
  readonly height: number;
}

/** A label above its value. */
interface LabelledValue {
  readonly height: number;
  element(x: number, y: number): PDFKit.PDFStructureElement;
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

  /** Rows with a label at the left and words beside it, thin lines between them. */
  table(rows: readonly DocumentRow[]): Piece {
    return this.ruledRows(rows.map((row) => this.measureRow(row, 'words')));
  }

  /** Amounts one under the other, and their sum below a stronger line. */
  bill(rows: readonly DocumentRow[], sum: DocumentRow): Piece {
    return this.ruledRows([...rows.map((row) => this.measureRow(row, 'amount')), this.measureRow(sum, 'sum')]);
  }

  /** A tinted band with one large figure, and at the right what belongs to it. */
  band(main: DocumentRow, facts: readonly DocumentRow[]): Piece {
    const half = contentWidth / 2;
    const figure = this.labelled(main, 'total', half);
    const beside = facts.map((fact) => this.labelled(fact, 'strong', half - BAND_PADDING));
    const besideHeight = beside.reduce((sum, fact) => sum + fact.height + FACT_GAP, -FACT_GAP);
    const height = Math.max(figure.height, besideHeight) + 2 * BAND_PADDING;
    return {
      height,
      decorate: (y) => {
        this.artifact(() => this.document.rect(page.left, y, contentWidth, height).fill(colors.band));
      },
      element: (y) => {
        let top = y + (height - besideHeight) / 2;
        const elements = [figure.element(page.left + BAND_PADDING, y + (height - figure.height) / 2)];
        for (const fact of beside) {
          elements.push(fact.element(page.left + half, top));
          top += fact.height + FACT_GAP;
        }
        return this.document.struct('Div', {}, elements);
      },
    };
  }

  /** Two short texts on one line, one at each edge of the page. */
  edges(left: string, right: string, style: StyleName): Piece {
    const texts = [left, right].map((text) => this.sheet.block(text, this.styles[style], contentWidth));
    const [leftBlock, rightBlock] = texts as [TextBlock, TextBlock];
    return {
      height: leftBlock.height,
      element: (y) =>
        this.document.struct('P', {}, () => {
          this.sheet.write(leftBlock, page.left, y);
          this.sheet.writeRight(rightBlock, page.right, y);
        }),
    };
  }

  private labelled({ label, value }: DocumentRow, valueStyle: StyleName, width: number): LabelledValue {
    const labelBlock = this.sheet.block(label, this.styles.label, width);
    const valueBlock = this.sheet.block(value, this.styles[valueStyle], width);
    const paragraph = (block: TextBlock, x: number, y: number): PDFKit.PDFStructureElement =>
      this.document.struct('P', {}, () => void this.sheet.write(block, x, y));
    return {
      height: labelBlock.height + valueBlock.height,
      element: (x, y) =>
        this.document.struct('Div', {}, [paragraph(labelBlock, x, y), paragraph(valueBlock, x, y + labelBlock.height)]),
    };
  }

  private ruledRows(rows: readonly MeasuredRow[]): Piece {
    return {
      height: rows.reduce((sum, row) => sum + row.height, 0),
      decorate: (y) => {
        tops(rows, y).forEach((top, index) => {
          this.line(top, rows[index]?.kind);
        });
      },
      element: (y) => {
        const rowTops = tops(rows, y);
        const elements = rows.map((row, index) => this.tableRow(row, rowTops[index] ?? y));
        return this.document.struct('Table', {}, elements);
      },
    };
  }

  private line(y: number, kind: RowKind = 'words'): void {
    const isSum = kind === 'sum';
    this.artifact(() =>
      this.document
        .moveTo(page.left, y)
        .lineTo(page.right, y)
        .lineWidth(isSum ? SUM_RULE_WIDTH : RULE_WIDTH)
        .strokeColor(isSum ? colors.ink : colors.rule)
        .stroke(),
    );
  }

  private artifact(draw: () => unknown): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private measureRow(row: DocumentRow, kind: RowKind): MeasuredRow {
    const isWords = kind === 'words';
    const labelWidth = isWords ? page.labelWidth : contentWidth / 2;
    const labelStyle = kind === 'sum' ? this.styles.sum : this.styles.label;
    const valueStyle = kind === 'sum' ? this.styles.sum : this.styles.value;
    const label = this.sheet.block(row.label, labelStyle, labelWidth - COLUMN_GAP);
    const value = this.sheet.block(row.value, valueStyle, contentWidth - labelWidth);
    return { label, value, kind, height: Math.max(label.height, value.height) + ROW_PADDING };
  }

  private tableRow(row: MeasuredRow, top: number): PDFKit.PDFStructureElement {
    const y = top + ROW_PADDING / 2;
    // PDFKit writes the scope that tells a screen reader what the heading is of; its types do not know it.
    const scope: PDFKit.Mixins.StructureElementOptions & { scope: string } = { scope: 'Row' };
    const heading = this.document.struct('TH', scope, () => void this.sheet.write(row.label, page.left, y));
    const value = this.document.struct('TD', {}, () => {
      if (row.kind === 'words') this.sheet.write(row.value, page.left + page.labelWidth, y);
      else this.sheet.writeRight(row.value, page.right, y);
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
