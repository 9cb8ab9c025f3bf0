/** A place or a length in a chart, as SVG takes it. Three decimals are less than a pixel on any screen. */
export function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`;
}
