const INK = '#17212b';
const RULE = '#b4c0cc';
const ROW_GAP = 6;
const SIZE = 9.5;
const HEADINGS = { H1: 17, H2: 12 } as const;
/** Columns of amounts end at their right edge. */
const AMOUNT = /€$|^-?[\d.]+$/;

/** A tagged document of headings, paragraphs and tables, from top to bottom over as many pages as it takes. */
export class PaperTable {
  private readonly root: PDFKit.PDFStructureElement;
  private readonly width: number;

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly margin: number,
  ) {
    this.root = pdf.struct('Document');
    pdf.addStructure(this.root);
    this.width = pdf.page.width - 2 * margin;
  }

  heading(level: keyof typeof HEADINGS, text: string): void {
    this.pdf.moveDown(0.6);
    this.write(this.root, level, () => {
      this.text('bold', HEADINGS[level], text);
    });
    this.pdf.moveDown(0.3);
  }

  paragraph(text: string): void {
    this.write(this.root, 'P', () => {
      this.text('regular', SIZE, text);
    });
    this.pdf.moveDown(0.4);
  }

  /** Columns of equal width; the header is repeated by no page, since a screen reader would hear it again. */
  table(columns: readonly string[], rows: readonly (readonly string[])[]): void {
    const table = this.pdf.struct('Table');
    this.root.add(table);
    const isAmount = columns.map((_name, index) => index > 0 && AMOUNT.test(rows[0]?.[index] ?? ''));
    this.row(table, columns, { kind: 'TH', isAmount });
    for (const row of rows) this.row(table, row, { kind: 'TD', isAmount });
    table.end();
    this.pdf.x = this.margin;
    this.pdf.moveDown(0.6);
  }

  close(): void {
    this.root.end();
  }

  private row(
    table: PDFKit.PDFStructureElement,
    cells: readonly string[],
    { kind, isAmount }: { readonly kind: 'TH' | 'TD'; readonly isAmount: readonly boolean[] },
  ): void {
    const width = this.width / cells.length;
    this.pdf.font(kind === 'TH' ? 'bold' : 'regular').fontSize(SIZE);
    const height = Math.max(...cells.map((cell) => this.pdf.heightOfString(cell, { width: width - ROW_GAP })));
    if (this.pdf.y + height + ROW_GAP > this.pdf.page.height - this.margin) this.pdf.addPage();
    const top = this.pdf.y;
    const row = this.pdf.struct('TR');
    table.add(row);
    cells.forEach((cell, index) => {
      this.write(row, kind, () => {
        const align = isAmount[index] === true ? 'right' : 'left';
        this.pdf.fillColor(INK).text(cell, this.margin + index * width, top, { width: width - ROW_GAP, align });
      });
    });
    row.end();
    this.pdf.y = top + height + ROW_GAP;
    this.rule();
  }

  private rule(): void {
    const y = this.pdf.y - ROW_GAP / 2;
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.pdf
      .moveTo(this.margin, y)
      .lineTo(this.margin + this.width, y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
    this.pdf.endMarkedContent();
  }

  private text(font: 'regular' | 'bold', size: number, text: string): void {
    this.pdf.font(font).fontSize(size).fillColor(INK).text(text, this.margin, this.pdf.y, { width: this.width });
  }

  private write(parent: PDFKit.PDFStructureElement, type: string, draw: () => void): void {
    const element = this.pdf.struct(type, {}, draw);
    parent.add(element);
    element.end();
  }
}
