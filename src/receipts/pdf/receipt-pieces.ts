import type { ReceiptDocument } from '../receipt-document.js';
import { page } from './page-layout.js';
import type { Piece, PieceMaker } from './pieces.js';
import { qrFigure } from '../qr-code.js';
import type { Sheet } from '../../shared/pdf/sheet.js';

/** Module lines of a QR code print clean at 0.7 mm and more: about 30 mm for our addresses. */
const QR_SIDE = 86;
const QR_GAP = 16;

/** What stands below the letterhead and grows with what there is to say. */
export function bodyPieces(make: PieceMaker, document: ReceiptDocument, remarks: readonly string[]): Piece[] {
  return [
    make.rule(9),
    make.text('H1', 'Attestazione di pagamento', 'title'),
    make.text('P', `Ricevuta N. ${document.number} del ${document.issuedOn}`, 'subtitle'),
    make.gap(12),
    make.band({ label: 'Totale pagato', value: document.total }, [
      { label: 'Riferimento N.', value: document.reference },
      { label: 'Pagato il', value: document.paidAt },
    ]),
    ...remarks.flatMap((remark) => [make.gap(8), make.text('P', remark, 'strong')]),
    ...(document.payerRows.length === 0 ? [] : section(make, 'Pagamento a nome di', make.table(document.payerRows))),
    ...section(make, 'Che cosa è stato pagato', make.table(document.paymentRows)),
    ...section(make, 'Importi', make.bill(document.amountRows, { label: 'Totale', value: document.total })),
  ];
}

/** What stands at the foot of the page: how to check the receipt, whom to ask, what the paper is not. */
export function footPieces(make: PieceMaker, sheet: Sheet, document: ReceiptDocument): Piece[] {
  const { ente, office } = document;
  const contacts = [office.phone ?? ente.phone, office.email ?? ente.email].join(' – ');
  return [
    make.rule(8),
    qrPiece(sheet, document.verificationUrl),
    make.gap(8),
    make.text(
      'P',
      `Per informazioni: ${office.name}, ${contacts}. Indica il Riferimento N. ${document.reference}.`,
      'small',
    ),
    make.text('P', DISCLAIMER, 'small'),
    make.gap(6),
    make.edges(`${ente.name} – ricevuta N. ${document.number}`, 'Pagina 1 di 1', 'small'),
  ];
}

/** The lines beside the QR code: they take no height of their own. */
export function besideQr(make: PieceMaker, document: ReceiptDocument): Piece[] {
  const left = page.left + QR_SIDE + QR_GAP;
  return [
    make.text('H2', 'Verifica questa ricevuta', 'heading', left),
    make.text(
      'P',
      'Chi la riceve può controllarla: inquadra il codice con il telefono oppure apri questo indirizzo.',
      'value',
      left,
    ),
    make.text('P', document.verificationUrl, 'value', left),
  ];
}

const DISCLAIMER =
  'Questo documento attesta un pagamento ricevuto attraverso la Porta dei Pagamenti dopo la conferma della banca. ' +
  'Non è la ricevuta telematica (RT) di pagoPA.';

function section(make: PieceMaker, title: string, content: Piece): Piece[] {
  return [make.gap(12), make.text('H2', title, 'heading'), make.gap(3), content];
}

function qrPiece(sheet: Sheet, url: string): Piece {
  const { document } = sheet;
  const figure = qrFigure(url);
  const side = QR_SIDE / figure.size;
  return {
    height: QR_SIDE,
    element: (y) =>
      document.struct('Figure', { alt: `Codice QR che apre ${url}` }, () => {
        for (const bar of figure.bars) {
          document.rect(page.left + bar.x * side, y + bar.y * side, bar.width * side, side);
        }
        document.fill('#000000');
      }),
  };
}
