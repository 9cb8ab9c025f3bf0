/** The municipality's colour and what is made of it, as `#rrggbb`. */
export interface Palette {
  /** Bands, main buttons: white text is written on it. */
  readonly primary: string;
  /** Links, and buttons under the pointer. */
  readonly dark: string;
  /** Large headings and the foot of the page. */
  readonly darker: string;
  /** Behind text that should stand out a little. */
  readonly tint: string;
}

/** Of white text, for WCAG 2.2 AA at any size of letters. */
export const MIN_CONTRAST = 4.5;

/** The blue of the Italian public sites. */
export const DEFAULT_PRIMARY = '#0066cc';

// Of the default colour these make exactly the shades that the style sheet itself carries.
const DARK_SHARE = 0.75;
const DARKER_SHARE = 0.375;
const TINT_SHARE = 0.056;
const WHITE = 255;

type Rgb = readonly [red: number, green: number, blue: number];

/** `#rgb` or `#rrggbb` in any case as `#rrggbb` in small letters; undefined when it is neither. */
export function normalizeColor(text: string): string | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

/** WCAG's contrast of `color` (`#rrggbb`) with white, from 1 to 21. */
export function contrastWithWhite(color: string): number {
  const [red, green, blue] = rgbOf(color).map(linear) as [number, number, number];
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The shades of `primary` (`#rrggbb`): they keep its hue, and whatever contrast it has with white or more. */
export function paletteOf(primary: string): Palette {
  const rgb = rgbOf(primary);
  return {
    primary,
    dark: mix(rgb, 0, DARK_SHARE),
    darker: mix(rgb, 0, DARKER_SHARE),
    tint: mix(rgb, WHITE, TINT_SHARE),
  };
}

/** `share` of the colour, the rest black (0) or white (255). */
function mix(rgb: Rgb, ground: number, share: number): string {
  const mixed = rgb.map((part) => Math.round(part * share + ground * (1 - share)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(color: string): Rgb {
  const part = (start: number): number => Number.parseInt(color.slice(start, start + 2), 16);
  return [part(1), part(3), part(5)];
}

function linear(part: number): number {
  const share = part / WHITE;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
