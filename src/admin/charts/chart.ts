/** A chart ready to be printed as SVG: places are percentages of the drawing, so that words keep their size on any screen. */
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
