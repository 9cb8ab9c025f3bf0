/** Gross, and less the fees that the list tells, in cents. */
export interface BatchMoney {
  readonly gross: number;
  readonly net: number;
}

/** What a day's transactions of a shop add up to. */
export interface BatchSums {
  /** How many payments of the gateway's list no credit has yet. */
  readonly listed: number;
  /**
   * Those payments: as the list tells them; with our amounts, where the list tells others; and without what is not
   * ours.
   */
  readonly payments: Readonly<Record<BatchAmounts, BatchMoney>>;
  /** Refunds in the list that nothing has debited yet, as negative cents. */
  readonly refunds: BatchMoney;
  /** Paid that day by our books and not in the list: all of them when no list has come. */
  readonly unlisted: number;
  readonly unlistedGross: number;
}

/**
 * `listed`: every payment of the list, as it tells it. `held`: every one, those that we know with the amount that we
 * hold. `ours`: only those that we know, with that amount: what the list has beyond them was a mistake of the list.
 */
export type BatchAmounts = (typeof AMOUNTS)[number];
const AMOUNTS = ['listed', 'held', 'ours'] as const;

/** What a credit consists of. */
export interface BatchShape {
  /** Whether the bank kept its fees from the credit. */
  readonly isNet: boolean;
  readonly amounts: BatchAmounts;
  readonly hasRefunds: boolean;
  readonly hasUnlisted: boolean;
  /** What the bank kept of those not in the list, which tells each fee; 0 without any. */
  readonly unlistedFeeCents: number;
}

/** No bank keeps more of a card payment than three in a hundred: beyond it the difference is no fee. */
export const MAX_FEE_PER_THOUSAND = 30;

/**
 * Whether what is missing of `grossCents` in so many payments can be what a bank keeps; each is rounded to the cent.
 */
export function isPlausibleFee(feeCents: number, grossCents: number, payments: number): boolean {
  return feeCents >= 0 && feeCents * 1000 <= grossCents * MAX_FEE_PER_THOUSAND + payments * 1000;
}

/**
 * The simplest shape that gives a credit to the cent; null when none does. Whatever a list tells exactly comes before
 * fees that are only plausible.
 */
export function shapeOf(creditCents: number, sums: BatchSums): BatchShape | null {
  return (
    listedShapes(sums).find((shape) => listedCents(shape, sums) === creditCents) ?? unlistedShape(creditCents, sums)
  );
}

/** The shape that comes nearest, of the list alone: what is left over is then the credit's residual. */
export function nearestShape(creditCents: number, sums: BatchSums): BatchShape {
  const away = (shape: BatchShape): number => Math.abs(creditCents - listedCents(shape, sums));
  const shapes = [plainShape(true), plainShape(false)];
  return shapes.reduce((nearest, shape) => (away(shape) < away(nearest) ? shape : nearest));
}

function listedShapes(sums: BatchSums): BatchShape[] {
  if (sums.listed === 0) return [];
  const refunds = sums.refunds.gross < 0 ? [false, true] : [false];
  return AMOUNTS.flatMap((amounts) =>
    refunds.flatMap((hasRefunds) => [true, false].map((isNet) => ({ ...plainShape(isNet), amounts, hasRefunds }))),
  );
}

function unlistedShape(creditCents: number, sums: BatchSums): BatchShape | null {
  if (sums.unlisted === 0) return null;
  const shapes = sums.listed === 0 ? [plainShape(true)] : listedShapes(sums);
  for (const shape of shapes) {
    const feeCents = listedCents(shape, sums) + sums.unlistedGross - creditCents;
    const isPlausible = shape.isNet ? isPlausibleFee(feeCents, sums.unlistedGross, sums.unlisted) : feeCents === 0;
    if (isPlausible) return { ...shape, hasUnlisted: true, unlistedFeeCents: feeCents };
  }
  return null;
}

function listedCents({ isNet, amounts, hasRefunds }: BatchShape, sums: BatchSums): number {
  const cents = ({ gross, net }: BatchMoney): number => (isNet ? net : gross);
  return cents(sums.payments[amounts]) + (hasRefunds ? cents(sums.refunds) : 0);
}

function plainShape(isNet: boolean): BatchShape {
  return { isNet, amounts: 'listed', hasRefunds: false, hasUnlisted: false, unlistedFeeCents: 0 };
}
