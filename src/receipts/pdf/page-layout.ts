import type { TextStyle } from './sheet.js';

/** Lengths of the page, in points (A4 is 595.28 by 841.89). */
export const page = {
  left: 56,
  right: 539,
  top: 48,
  bottom: 800,
  labelWidth: 150,
} as const;

export const contentWidth = page.right - page.left;

const INK = '#17324d';
const MUTED = '#455b71';
/** The blue of the municipal sites, which is dark enough for text on white. */
const BLUE = '#0059b3';

export const colors = { rule: '#c5d0da', band: '#eef4fb', blue: BLUE } as const;

/** The looks of text when a page is set at `scale`; below 1 for a receipt that has much to say. */
export function textStyles(scale: number): Readonly<Record<StyleName, TextStyle>> {
  const style = (weight: TextStyle['weight'], size: number, color: string): TextStyle => ({
    weight,
    size: size * scale,
    color,
  });
  return {
    ente: { weight: 'bold', size: 15, color: INK },
    small: style('regular', 8.5, MUTED),
    title: { weight: 'bold', size: 20, color: INK },
    subtitle: style('regular', 11, INK),
    heading: style('bold', 11, BLUE),
    label: style('regular', 10, MUTED),
    value: style('regular', 10, INK),
    total: { weight: 'bold', size: 19, color: INK },
    strong: style('bold', 10, INK),
  };
}

export type StyleName = 'ente' | 'small' | 'title' | 'subtitle' | 'heading' | 'label' | 'value' | 'total' | 'strong';

export type Styles = ReturnType<typeof textStyles>;
