import { Injectable } from '@nestjs/common';
import PDFDocument from 'pdfkit';
import { paletteOf } from '../../shared/look/palette.js';
import type { ReceiptDocument } from '../receipt-document.js';
import { ReceiptSettings } from '../receipt-settings.js';
import { type ArmsFigure, armsFigure } from './arms/arms-figure.js';
import { type FontFamilies, loadFontFamilies } from './font-families.js';
import { drawReceipt } from './receipt-page.js';
import { Sheet } from './sheet.js';
import { hasUnwritable } from './text-runs.js';

const UNWRITABLE_REMARK =
  'Alcuni caratteri non si possono stampare e sono sostituiti da un segno: fanno fede il codice fiscale e il riferimento.';

/** Makes the PDF of receipts: one A4 page, tagged for screen readers, with its fonts, in the archive profile PDF/A-3a. */
@Injectable()
export class ReceiptPdf {
  private readonly families: FontFamilies = loadFontFamilies();
  private readonly arms: ArmsFigure | undefined;

  constructor(settings: ReceiptSettings) {
    this.arms = armsFigure(settings.arms);
  }

  /** The file's bytes. */
  async render(document: ReceiptDocument): Promise<Buffer> {
    const pdf = this.newDocument(document);
    const chunks: Buffer[] = [];
    const finished = new Promise<Buffer>((resolve, reject) => {
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
      pdf.on('error', reject);
    });
    const sheet = new Sheet(pdf, this.families);
    drawReceipt(sheet, document, {
      remarks: this.remarks(document),
      arms: this.arms,
      accent: paletteOf(document.ente.primaryColor).dark,
    });
    pdf.end();
    return finished;
  }

  private newDocument(document: ReceiptDocument): PDFKit.PDFDocument {
    return new PDFDocument({
      size: 'A4',
      margin: 0,
      lang: 'it-IT',
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      // No default font: it would be one that an archive file may not refer to without containing it.
      font: null as unknown as string,
      info: {
        Title: `Attestazione di pagamento ${document.number}`,
        Author: document.ente.name,
        Subject: `Riferimento N. ${document.reference} – ${document.serviceName}`,
        Creator: 'Porta dei Pagamenti',
        Producer: 'Porta dei Pagamenti',
      },
    });
  }

  private remarks(document: ReceiptDocument): string[] {
    const faces = this.families.regular.map(({ font }) => font);
    const rows = [...document.payerRows, ...document.paymentRows];
    const isUnwritable = rows.some((row) => hasUnwritable(row.value, faces));
    return isUnwritable ? [...document.notices, UNWRITABLE_REMARK] : [...document.notices];
  }
}
