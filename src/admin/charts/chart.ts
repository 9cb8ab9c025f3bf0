/**
 * A chart ready to be printed as SVG: places are percentages of the drawing, so that words keep their size on any
 * screen.
 */
export interface Chart {
  /** Beginning of the ids of its title and description, unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What somebody who cannot see it should know. */
  readonly description: string;
  readonly bars: readonly ChartBar[];
}

export interface ChartBar {
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
  /** What the bar stands for and its value: "3 novembre 2026: 1.156,96 €". */
  readonly title: string;
}

/** Upright bars over an axis of time, with lines at round amounts. */
export interface ColumnChart extends Chart {
  readonly lines: readonly { readonly y: string; readonly label: string }[];
  /** Below the bars. Those that are not `isMain` are left out where the screen is narrow. */
  readonly marks: readonly { readonly x: string; readonly label: string; readonly isMain: boolean }[];
}

/** Lying bars, one for each name, which stands above it. */
export interface RowChart extends Chart {
  /** Of the drawing, in pixels: it grows with the rows. */
  readonly heightPx: number;
  readonly labels: readonly {
    readonly name: string;
    readonly nameY: string;
    readonly value: string;
    readonly valueY: string;
  }[];
}

/** Stretches of time in lanes, each lane under its name, over an axis of months. */
export interface SpanChart extends Omit<Chart, 'bars'> {
  /** Of the drawing, in pixels: it grows with the lanes. */
  readonly heightPx: number;
  readonly bars: readonly SpanBar[];
  readonly lanes: readonly { readonly name: string; readonly y: string }[];
  /** The line of the present. */
  readonly now: { readonly x: string; readonly bottom: string };
  /** Those that are not `isMain` are left out where the screen is narrow. */
  readonly marks: readonly { readonly x: string; readonly label: string; readonly isMain: boolean }[];
  readonly marksY: string;
}

export interface SpanBar extends ChartBar {
  readonly look: 'past' | 'present' | 'future';
  /** Null where it would not fit. */
  readonly label: { readonly text: string; readonly x: string; readonly y: string } | null;
}
