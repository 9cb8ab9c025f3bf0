import { Injectable } from '@nestjs/common';
import { paletteOf } from '../../shared/look/palette.js';
import type { ReceiptDocument } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { type ArmsFigure, armsFigure } from './arms/arms-figure.js';
import { newArchiveDocument } from '../../shared/pdf/archive-document.js';
import { type FontFamilies, fontFamilies } from '../../shared/pdf/font-families.js';
import { drawReceipt } from './receipt-page.js';
import { Sheet } from '../../shared/pdf/sheet.js';
import { hasUnwritable } from '../../shared/pdf/text-runs.js';

const UNWRITABLE_REMARK =
  'Alcuni caratteri non si possono stampare e sono sostituiti da un segno: fanno fede il codice fiscale e il riferimento.';

/**
 * Makes the PDF of receipts: one A4 page, tagged for screen readers, with its fonts, in the archive profile PDF/A-3a.
 */
@Injectable()
export class ReceiptPdf {
  private readonly arms: ArmsFigure | undefined;

  constructor(settings: ReceiptSettings) {
    this.arms = armsFigure(settings.arms);
  }

  /** The file's bytes. */
  async render(document: ReceiptDocument): Promise<Buffer> {
    const families = await fontFamilies();
    const pdf = await this.newDocument(document);
    const chunks: Buffer[] = [];
    const finished = new Promise<Buffer>((resolve, reject) => {
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
      pdf.on('error', reject);
    });
    const sheet = new Sheet(pdf, families);
    drawReceipt(sheet, document, {
      remarks: this.remarks(document, families),
      arms: this.arms,
      accent: paletteOf(document.ente.primaryColor).dark,
    });
    pdf.end();
    return finished;
  }

  private newDocument(document: ReceiptDocument): Promise<PDFKit.PDFDocument> {
    return newArchiveDocument({
      title: `Attestazione di pagamento ${document.number}`,
      author: document.ente.name,
      subject: `Riferimento N. ${document.reference} – ${document.serviceName}`,
    });
  }

  private remarks(document: ReceiptDocument, families: FontFamilies): string[] {
    const faces = families.regular.map(({ font }) => font);
    const rows = [...document.payerRows, ...document.paymentRows];
    const isUnwritable = rows.some((row) => hasUnwritable(row.value, faces));
    return isUnwritable ? [...document.notices, UNWRITABLE_REMARK] : [...document.notices];
  }
}
