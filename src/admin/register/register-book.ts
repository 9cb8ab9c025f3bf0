import { formatEuro } from '../../domain/money.js';
import type { AccountSums } from '../../payments/payment-accounts.js';
import { addUpAccounts, NO_ACCOUNT_SUMS } from '../../payments/payment-accounts.js';
import type { Sheet, TextStyle } from '../../shared/pdf/sheet.js';
import {
  BAND,
  type Column,
  GAP,
  PADDING,
  PAYMENT_COLUMNS,
  RULE,
  SERVICE_COLUMNS,
  sheetEdges,
  styles,
} from './register-layout.js';

/** What stands above the first row. */
export interface RegisterHeading {
  readonly title: string;
  readonly lead: string;
  /** At the foot of every page, before its number. */
  readonly foot: string;
}

/** One payment: its cells in the order of the columns, and what it adds. */
export interface RegisterRow {
  readonly cells: readonly string[];
  readonly sums: AccountSums;
}

export interface ServiceTotal {
  readonly name: string;
  readonly sums: AccountSums;
}

/** A row ready to be drawn. */
interface MeasuredRow {
  readonly height: number;
  draw(y: number): void;
}

/**
 * The pages of a register. Each begins with what the pages before it came to ("riporto") and ends with what it comes to
 * ("a riportare"), as on paper. A page that is full is written and forgotten: memory keeps the sums, not the rows.
 */
export class RegisterBook {
  private readonly root: PDFKit.PDFStructureElement;
  private y: number = sheetEdges.top;
  private sums: AccountSums = NO_ACCOUNT_SUMS;
  private page = 1;

  constructor(
    private readonly sheet: Sheet,
    private readonly heading: RegisterHeading,
  ) {
    this.root = sheet.document.struct('Document');
    sheet.document.addStructure(this.root);
    this.paragraph('H1', heading.title, styles.title);
    this.paragraph('P', heading.lead, styles.lead);
    this.y += GAP;
    this.head(PAYMENT_COLUMNS);
  }

  get pages(): number {
    return this.page;
  }

  get total(): AccountSums {
    return this.sums;
  }

  /** Adds a payment, on a new page when this one has no room for it and for the sum below. */
  add({ cells, sums }: RegisterRow): void {
    const row = this.row(PAYMENT_COLUMNS, cells, styles.cell);
    const room = row.height + this.sumRow('A riportare').height;
    if (this.y + room > sheetEdges.bottom) this.turn();
    this.put(row);
    this.rule(RULE);
    this.sums = addUpAccounts([this.sums, sums]);
  }

  /** The last sums, and what each service came to. */
  finish(services: readonly ServiceTotal[]): void {
    this.put(this.sumRow('Totale generale'));
    const rows = services.map(({ name, sums }) => this.row(SERVICE_COLUMNS, serviceCells(name, sums), styles.cell));
    const last = this.row(SERVICE_COLUMNS, serviceCells('Totale', this.sums), styles.sum);
    this.y += 2 * GAP;
    if (this.y + rows.reduce((sum, { height }) => sum + height, 6 * GAP + last.height) > sheetEdges.bottom)
      this.newPage();
    this.paragraph('H2', 'Totali per servizio', styles.sum);
    this.head(SERVICE_COLUMNS);
    for (const row of [...rows, last]) {
      if (this.y + row.height > sheetEdges.bottom) this.newPage();
      this.put(row);
      this.rule(RULE);
    }
    this.foot(`Ultima pagina: il registro ha ${this.page === 1 ? 'una pagina' : `${this.page} pagine`}.`);
    this.root.end();
  }

  private turn(): void {
    this.put(this.sumRow('A riportare'));
    this.newPage();
    this.head(PAYMENT_COLUMNS);
    this.put(this.sumRow('Riporto'));
  }

  private newPage(): void {
    this.foot('');
    this.sheet.document.addPage();
    this.page += 1;
    this.y = sheetEdges.top;
  }

  private sumRow(label: string): MeasuredRow {
    const { payments, amountCents, commissionCents, totalCents } = this.sums;
    const cells = [
      '',
      '',
      label,
      payments === 1 ? '1 pagamento' : `${payments} pagamenti`,
      ...[amountCents, commissionCents, totalCents].map(formatEuro),
    ];
    return this.row(PAYMENT_COLUMNS, [...cells, '', ''], styles.sum);
  }

  private head(columns: readonly Column[]): void {
    const row = this.row(
      columns,
      columns.map(({ label }) => label),
      styles.head,
    );
    this.artifact(() =>
      this.sheet.document.rect(sheetEdges.left, this.y, sheetEdges.right - sheetEdges.left, row.height).fill(BAND),
    );
    this.put(row);
  }

  /** Cells in their columns; amounts end at the right edge of theirs. */
  private row(columns: readonly Column[], cells: readonly string[], style: TextStyle): MeasuredRow {
    let x: number = sheetEdges.left;
    const blocks = columns.map((column, index) => {
      const block = this.sheet.block(cells[index] ?? '', style, column.width - GAP);
      const placed = { block, x, right: x + column.width - GAP, isMoney: column.isMoney };
      x += column.width;
      return placed;
    });
    return {
      height: Math.max(...blocks.map(({ block }) => block.height)) + 2 * PADDING,
      draw: (y) => {
        for (const { block, x: left, right, isMoney } of blocks) {
          if (isMoney) this.sheet.writeRight(block, right, y + PADDING);
          else this.sheet.write(block, left, y + PADDING);
        }
      },
    };
  }

  /** A row is one paragraph of the structure: tagged cell by cell a year would take gigabytes of memory. */
  private put(row: MeasuredRow): void {
    const top = this.y;
    this.root.add(
      this.sheet.document.struct('P', {}, () => {
        row.draw(top);
      }),
    );
    this.y += row.height;
  }

  private paragraph(tag: 'H1' | 'H2' | 'P', text: string, style: TextStyle): void {
    const block = this.sheet.block(text, style, sheetEdges.right - sheetEdges.left);
    const top = this.y;
    this.root.add(this.sheet.document.struct(tag, {}, () => void this.sheet.write(block, sheetEdges.left, top)));
    this.y += block.height;
  }

  private rule(color: string): void {
    const { y } = this;
    this.artifact(() =>
      this.sheet.document.moveTo(sheetEdges.left, y).lineTo(sheetEdges.right, y).lineWidth(0.4).stroke(color),
    );
  }

  private foot(remark: string): void {
    const left = this.sheet.block(`${this.heading.foot} ${remark}`.trim(), styles.small, 640);
    const right = this.sheet.block(`Pagina ${this.page}`, styles.small, 120);
    this.root.add(
      this.sheet.document.struct('P', {}, () => {
        this.sheet.write(left, sheetEdges.left, sheetEdges.footer);
        this.sheet.writeRight(right, sheetEdges.right, sheetEdges.footer);
      }),
    );
  }

  private artifact(draw: () => unknown): void {
    const { document } = this.sheet;
    document.markContent('Artifact');
    draw();
    document.endMarkedContent();
  }
}

function serviceCells(name: string, sums: AccountSums): string[] {
  const { payments, amountCents, commissionCents, totalCents, refundedCents } = sums;
  const money = [amountCents, commissionCents, totalCents, refundedCents, totalCents - refundedCents];
  return [name, String(payments), ...money.map(formatEuro)];
}
