import type { SvgElement } from './svg-tree.js';

/** The rectangle of a drawing, in its own units. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The rectangle that a drawing shows: its viewBox, or its width and height.
 * @throws Error when it has neither, for then no one can tell its shape.
 */
export function svgSize(root: SvgElement): ViewBox {
  const box = (root.attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = box.length === 4 ? box : [0, 0, ...plainSize(root)];
  if (!(width > 0 && height > 0)) throw new Error('the SVG has neither a viewBox nor a width and height');
  return { x, y, width, height };
}

function plainSize({ attributes }: SvgElement): number[] {
  // "64", "64px", "20mm"; a percentage is of something unknown.
  return ['width', 'height'].map((name) => {
    const text = attributes[name] ?? '';
    return text.endsWith('%') ? Number.NaN : Number.parseFloat(text);
  });
}
