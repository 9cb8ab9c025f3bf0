/** The middle of the values, or of the two middle ones. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `{ p50, p90, p99, max }` in the values' own unit, rounded to a tenth. */
export function spread(values) {
  return {
    p50: tenth(percentile(values, 0.5)),
    p90: tenth(percentile(values, 0.9)),
    p99: tenth(percentile(values, 0.99)),
    max: tenth(percentile(values, 1)),
  };
}

/** Rounded to a tenth. */
export function tenth(value) {
  return Math.round(value * 10) / 10;
}
