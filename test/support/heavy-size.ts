const DEFAULT_SIZE = 1_000_000;

/** How many rows a heavy test works on: HEAVY_SIZE, else a million. */
export function heavySize(): number {
  const size = Number(process.env['HEAVY_SIZE'] ?? DEFAULT_SIZE);
  if (!Number.isSafeInteger(size) || size < 1) throw new Error('HEAVY_SIZE: expected a whole number');
  return size;
}
