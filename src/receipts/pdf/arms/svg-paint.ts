/** How an outline is filled and stroked, in SVG's words. */
export type Paint = Readonly<Record<PaintProperty, string>>;

type PaintProperty = keyof typeof PLAIN;

const PLAIN = {
  fill: '#000',
  'fill-rule': 'nonzero',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  // Of a group it is not the same as of each part, but parts of arms seldom overlap half transparent.
  opacity: '1',
  display: 'inline',
};

/** SVG's own defaults. */
export const PLAIN_PAINT: Paint = PLAIN;

const PROPERTIES = Object.keys(PLAIN) as PaintProperty[];
/** What cannot be drawn when it is asked for. */
const BEYOND = ['filter', 'mask', 'clip-path', 'stroke-dasharray', 'class'];
const COLOR = /^(none|#([0-9a-f]{3}|[0-9a-f]{6})|black|white)$/i;
const UNDRAWABLE: Paint = { ...PLAIN, fill: 'undrawable' };

/** The paint of an element whose surroundings have `outer`: attributes, and a `style` attribute above them. */
export function inheritPaint(outer: Paint, attributes: Readonly<Record<string, string>>): Paint {
  const own = { ...attributes, ...declarations(attributes['style'] ?? '') };
  if (BEYOND.some((property) => (own[property] ?? 'none') !== 'none')) return UNDRAWABLE;
  const given = PROPERTIES.filter((property) => own[property] !== undefined && own[property] !== 'inherit');
  return { ...outer, ...Object.fromEntries(given.map((property) => [property, own[property]])) };
}

/** Whether both colours are such as can be drawn. */
export function isDrawablePaint(paint: Paint): boolean {
  return COLOR.test(paint.fill) && COLOR.test(paint.stroke);
}

function declarations(style: string): Record<string, string> {
  const pairs = style.split(';').map((part): [string, string] => {
    const [property = '', value = ''] = part.split(':');
    return [property.trim(), value.trim()];
  });
  return Object.fromEntries(pairs);
}
