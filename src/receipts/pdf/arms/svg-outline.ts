import type { SvgElement } from '../../../shared/look/svg-tree.js';

/** The outline of a basic shape as path data; undefined for an element that is none. */
export function outlineOf(element: SvgElement): string | undefined {
  const { attributes } = element;
  const number = (attribute: string): number => lengthOf(element, attribute);
  switch (element.name) {
    case 'path':
      return attributes['d'] ?? '';
    case 'rect':
      return rectangle(element);
    case 'circle':
      return ellipse(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`;
    case 'polyline':
      return `M${attributes['points'] ?? ''}`;
    case 'polygon':
      return `M${attributes['points'] ?? ''}Z`;
    default:
      return undefined;
  }
}

function rectangle(element: SvgElement): string {
  const [x, y] = [lengthOf(element, 'x'), lengthOf(element, 'y')];
  const [width, height] = [lengthOf(element, 'width'), lengthOf(element, 'height')];
  const r = Math.min(lengthOf(element, 'rx') || lengthOf(element, 'ry'), width / 2, height / 2);
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [h, v] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${h}${corner(r, r)}v${v}${corner(-r, r)}h${-h}${corner(-r, -r)}v${-v}${corner(r, -r)}Z`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const half = (dx: number): string => `a${rx} ${ry} 0 1 1 ${dx} 0`;
  return `M${cx - rx} ${cy}${half(2 * rx)}${half(-2 * rx)}Z`;
}

function lengthOf({ attributes }: SvgElement, name: string): number {
  return Number.parseFloat(attributes[name] ?? '0');
}
