import type { ReceiptDocument } from '../receipt-document.js';
import type { ArmsFigure } from './arms/arms-figure.js';
import { letterhead } from './letterhead.js';
import { page, textStyles } from './page-layout.js';
import { type Piece, PieceMaker } from './pieces.js';
import { besideQr, bodyPieces, footPieces } from './receipt-pieces.js';
import type { Sheet } from '../../shared/pdf/sheet.js';

/** Sizes of text to try, so that the receipt stays on one page however much the citizen wrote. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6];

/** What a receipt's page has besides the receipt. */
export interface PageDressing {
  readonly remarks: readonly string[];
  readonly arms: ArmsFigure | undefined;
  /** `#rrggbb`, for headings. */
  readonly accent: string;
}

/** Draws the receipt on the sheet's page: the body from the top, the foot at the bottom. */
export function drawReceipt(sheet: Sheet, document: ReceiptDocument, dressing: PageDressing): void {
  const plans = SCALES.map((scale) => (): PagePlan => planPage(sheet, document, { ...dressing, scale }));
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
  { remarks, arms, ...look }: PageDressing & { scale: number },
): PagePlan {
  const styles = textStyles(look);
  const make = new PieceMaker(sheet, styles);
  const head = letterhead(sheet, styles, { ente: document.ente, ...(arms && { arms }) });
  return {
    body: [head, ...bodyPieces(make, document, remarks)],
    foot: footPieces(make, sheet, document),
    besideQr: besideQr(make, document),
  };
}

/**
 * The first plan that fits the page; the smallest when none does, which only the form's limits together could bring
 * about.
 */
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
