import { MARK_BYTES } from './piece-marks.js';

/** A place where a file is not the one that was sealed. Pieces are counted from 1. */
export type PieceDifference =
  /** These pieces of the file took the place of as many others. */
  | { readonly kind: 'changed'; readonly from: number; readonly to: number }
  /** Before this piece of the file some are missing; after the last one, when it is one more than there are. */
  | { readonly kind: 'missing'; readonly before: number; readonly pieces: number }
  /** These pieces of the file were not there. */
  | { readonly kind: 'added'; readonly from: number; readonly to: number };

/** After so many places there is no use in naming more. */
const MAX_DIFFERENCES = 20;
/** How far around a difference the two are looked for again. */
const MAX_SHIFT = 2_000;
/** So many pieces that agree are no chance: marks are short, and lines may repeat. */
const AGREEING = 3;

/**
 * Where the marks of a file differ from those that were sealed, first to last. Pieces that were taken out or put in are
 * told from changed ones by finding where the two agree again.
 */
export function pieceDifferences(sealed: Buffer, found: Buffer): PieceDifference[] {
  const differences: PieceDifference[] = [];
  const [sealedCount, foundCount] = [sealed.length / MARK_BYTES, found.length / MARK_BYTES];
  let [at, there] = [0, 0];
  while ((at < sealedCount || there < foundCount) && differences.length < MAX_DIFFERENCES) {
    if (agree(sealed, at, found, there)) {
      [at, there] = [at + 1, there + 1];
      continue;
    }
    const next = meetAgain(sealed, at, found, there) ?? { at: sealedCount, there: foundCount };
    differences.push(...between(next.at - at, there, next.there));
    ({ at, there } = next);
  }
  return differences;
}

/** `left` sealed pieces against those of the file from `there` to `end`. */
function between(left: number, there: number, end: number): PieceDifference[] {
  const right = end - there;
  const changed = Math.min(left, right);
  return [
    ...(changed === 0 ? [] : [{ kind: 'changed', from: there + 1, to: there + changed } as const]),
    ...(left > right ? [{ kind: 'missing', before: end + 1, pieces: left - right } as const] : []),
    ...(right > left ? [{ kind: 'added', from: there + changed + 1, to: end } as const] : []),
  ];
}

/** The nearest place from which both go on alike, or end together. */
function meetAgain(
  sealed: Buffer,
  at: number,
  found: Buffer,
  there: number,
): { readonly at: number; readonly there: number } | undefined {
  for (let distance = 1; distance <= MAX_SHIFT; distance += 1) {
    for (let shift = 0; shift <= distance; shift += 1) {
      const [left, right] = [distance - shift, distance];
      if (goesOn(sealed, at + left, found, there + right)) return { at: at + left, there: there + right };
      if (goesOn(sealed, at + right, found, there + left)) return { at: at + right, there: there + left };
    }
  }
  return undefined;
}

function goesOn(sealed: Buffer, at: number, found: Buffer, there: number): boolean {
  const rest = Math.min(sealed.length / MARK_BYTES - at, found.length / MARK_BYTES - there);
  if (rest <= 0) return rest === 0 && sealed.length / MARK_BYTES - at === found.length / MARK_BYTES - there;
  for (let step = 0; step < Math.min(rest, AGREEING); step += 1) {
    if (!agree(sealed, at + step, found, there + step)) return false;
  }
  // The last pieces agree, but one side goes on: only an end that both reach is a place to meet.
  return rest >= AGREEING || sealed.length / MARK_BYTES - at === found.length / MARK_BYTES - there;
}

function agree(sealed: Buffer, at: number, found: Buffer, there: number): boolean {
  if ((at + 1) * MARK_BYTES > sealed.length || (there + 1) * MARK_BYTES > found.length) return false;
  return sealed.readUInt32BE(at * MARK_BYTES) === found.readUInt32BE(there * MARK_BYTES);
}
