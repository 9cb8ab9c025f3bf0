import type { SvgElement } from '../../../shared/look/svg-tree.js';
import { outlineOf } from './svg-outline.js';
import { type Paint, inheritPaint, isDrawablePaint, PLAIN_PAINT } from './svg-paint.js';
import { IDENTITY, type Matrix, multiply, readTransform } from './svg-transform.js';

/** One outline to fill, to stroke or both. */
export interface Shape {
  /** Path data, as in SVG. */
  readonly outline: string;
  readonly transform: Matrix;
  readonly paint: Paint;
}

/** Elements that draw nothing; definitions count only when something refers to them, which is not drawn here. */
const SILENT = new Set(['title', 'desc', 'metadata', 'defs', 'namedview']);

/**
 * The shapes of a drawing, or undefined when it uses more than plain shapes in plain colours (gradients, text,
 * pictures, style sheets): better no arms on a receipt than wrong ones.
 */
export function svgShapes(root: SvgElement): Shape[] | undefined {
  return shapesIn(root.children, { transform: IDENTITY, paint: inheritPaint(PLAIN_PAINT, root.attributes) });
}

type Surroundings = Omit<Shape, 'outline'>;

function shapesIn(elements: readonly SvgElement[], around: Surroundings): Shape[] | undefined {
  const parts = elements.filter(({ name }) => !SILENT.has(name)).map((element) => shapesOf(element, around));
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function shapesOf(element: SvgElement, around: Surroundings): Shape[] | undefined {
  const own = readTransform(element.attributes['transform'] ?? '');
  const paint = inheritPaint(around.paint, element.attributes);
  if (own === undefined || !isDrawablePaint(paint)) return undefined;
  const here = { transform: multiply(around.transform, own), paint };
  if (element.name === 'g') return shapesIn(element.children, here);
  const outline = outlineOf(element);
  return outline === undefined ? undefined : [{ outline, ...here }];
}
