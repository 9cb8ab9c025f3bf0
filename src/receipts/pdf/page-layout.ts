import type { TextStyle } from '../../shared/pdf/sheet.js';

/** Lengths of the page, in points (A4 is 595.28 by 841.89). */
export const page = {
  left: 56,
  right: 539,
  top: 44,
  bottom: 806,
  labelWidth: 150,
} as const;

export const contentWidth = page.right - page.left;

const INK = '#17212b';
const MUTED = '#455463';

/** Dark enough to be seen on a black and white print, light enough to lie behind text. */
export const colors = { ink: INK, rule: '#b4c0cc', band: '#f1f4f7' } as const;

export interface PageLook {
  /** Of all text but headlines; below 1 for a receipt that has much to say. */
  readonly scale: number;
  /** The body's colour, for headings and the letterhead's line, as `#rrggbb`: dark enough for text on white. */
  readonly accent: string;
}

/** The looks of text on a page. */
export function textStyles({ scale, accent }: PageLook): Readonly<Record<StyleName, TextStyle>> {
  const style = (weight: TextStyle['weight'], size: number, color: string): TextStyle => ({
    weight,
    size: size * scale,
    color,
  });
  return {
    ente: { weight: 'bold', size: 15, color: INK },
    small: style('regular', 8.5, MUTED),
    title: { weight: 'bold', size: 21, color: INK },
    subtitle: style('regular', 11.5, INK),
    heading: style('bold', 11, accent),
    label: style('regular', 10, MUTED),
    value: style('regular', 10, INK),
    total: { weight: 'bold', size: 21, color: INK },
    strong: style('bold', 10, INK),
    sum: style('bold', 12, INK),
  };
}

export type StyleName =
  'ente' | 'small' | 'title' | 'subtitle' | 'heading' | 'label' | 'value' | 'total' | 'strong' | 'sum';

export type Styles = ReturnType<typeof textStyles>;
