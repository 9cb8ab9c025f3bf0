import type { ReceiptDocument } from '../receipt-document.js';
import { page, textStyles } from './page-layout.js';
import { type Piece, PieceMaker } from './pieces.js';
import { besideQr, bodyPieces, footPieces } from './receipt-pieces.js';
import type { Sheet } from './sheet.js';

/** Sizes of text to try, so that the receipt stays on one page however much the citizen wrote. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6];

/** Draws the receipt on the sheet's page: the body from the top, the foot at the bottom. */
export function drawReceipt(sheet: Sheet, document: ReceiptDocument, remarks: readonly string[]): void {
  const plans = SCALES.map((scale) => (): PagePlan => planPage(sheet, document, { scale, remarks }));
  const plan = firstFitting(plans);
  const root = sheet.document.struct('Document');
  sheet.document.addStructure(root);
  const bodyBottom = drawDown(root, plan.body, page.top);
  const footTop = Math.max(page.bottom - heightOf(plan.foot), bodyBottom);
  drawFoot(root, plan, footTop);
  root.end();
}

interface PagePlan {
  readonly body: readonly Piece[];
  readonly foot: readonly Piece[];
  readonly besideQr: readonly Piece[];
}

function planPage(
  sheet: Sheet,
  document: ReceiptDocument,
  options: { scale: number; remarks: readonly string[] },
): PagePlan {
  const make = new PieceMaker(sheet, textStyles(options.scale));
  return {
    body: bodyPieces(make, document, options.remarks),
    foot: footPieces(make, sheet, document),
    besideQr: besideQr(make, document),
  };
}

/** The first plan that fits the page; the smallest when none does, which only the form's limits together could bring about. */
function firstFitting(plans: readonly (() => PagePlan)[]): PagePlan {
  let plan: PagePlan | undefined;
  for (const makePlan of plans) {
    plan = makePlan();
    if (heightOf(plan.body) + heightOf(plan.foot) <= page.bottom - page.top) return plan;
  }
  if (plan === undefined) throw new Error('no size of text to try');
  return plan;
}

function drawFoot(root: PDFKit.PDFStructureElement, plan: PagePlan, top: number): void {
  const [rule, qr, ...rest] = plan.foot;
  if (rule === undefined || qr === undefined) throw new Error('the foot has its rule and its code');
  const qrTop = drawDown(root, [rule], top);
  drawDown(root, plan.besideQr, qrTop);
  drawDown(root, rest, drawDown(root, [qr], qrTop));
}

function drawDown(root: PDFKit.PDFStructureElement, pieces: readonly Piece[], top: number): number {
  let y = top;
  for (const piece of pieces) {
    piece.decorate?.(y);
    const element = piece.element?.(y);
    if (element !== undefined) root.add(element);
    y += piece.height;
  }
  return y;
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}
