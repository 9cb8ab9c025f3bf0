import { Logger } from '@nestjs/common';
import type { MunicipalArms } from '../../../shared/look/municipal-arms.js';
import { svgSize, type ViewBox } from '../../../shared/look/svg-size.js';
import { parseSvg } from '../../../shared/look/svg-tree.js';
import { type Shape, svgShapes } from './svg-shapes.js';

/** Draws the arms into a rectangle of the page, in points. */
export interface ArmsFigure {
  /** Width over height. */
  readonly ratio: number;
  draw(document: PDFKit.PDFDocument, box: Readonly<ViewBox>): void;
}

/** The arms as receipts print them; undefined when they are more than plain shapes. */
export function armsFigure(arms: MunicipalArms): ArmsFigure | undefined {
  const ratio = arms.width / arms.height;
  if (arms.type === 'png') {
    return {
      ratio,
      draw: (document, { x, y, width, height }) => void document.image(arms.content, x, y, { width, height }),
    };
  }
  const root = parseSvg(arms.content.toString('utf8'));
  const [viewBox, shapes] = [svgSize(root), svgShapes(root)];
  if (shapes !== undefined)
    return {
      ratio,
      draw: (document, box) => {
        drawShapes(document, shapes, viewBox, box);
      },
    };
  new Logger('Receipts').warn('ENTE_LOGO_FILE has more than plain shapes: receipts go without it; a PNG is printed');
  return undefined;
}

function drawShapes(document: PDFKit.PDFDocument, shapes: readonly Shape[], from: ViewBox, to: ViewBox): void {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  document.save().translate(to.x, to.y).scale(scale).translate(-from.x, -from.y);
  for (const shape of shapes) drawShape(document, shape);
  document.restore();
}

function drawShape(document: PDFKit.PDFDocument, { outline, transform, paint }: Shape): void {
  const isFilled = paint.fill !== 'none';
  const isStroked = paint.stroke !== 'none';
  if (paint.display === 'none' || !(isFilled || isStroked)) return;
  const rule = paint['fill-rule'] === 'evenodd' ? 'even-odd' : 'non-zero';
  document
    .save()
    .transform(...transform)
    .path(outline)
    .lineWidth(Number.parseFloat(paint['stroke-width']))
    .lineCap(paint['stroke-linecap'])
    .lineJoin(paint['stroke-linejoin'])
    .fillOpacity(Number(paint['fill-opacity']) * Number(paint.opacity))
    .strokeOpacity(Number(paint['stroke-opacity']) * Number(paint.opacity));
  if (isFilled && isStroked) document.fillAndStroke(paint.fill, paint.stroke, rule);
  else if (isFilled) document.fill(paint.fill, rule);
  else document.stroke(paint.stroke);
  document.restore();
}
