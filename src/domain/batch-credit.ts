/** Cents that a day's transactions of a shop add up to. */
export interface BatchSums {
  /** Payments in the gateway's list that no credit has yet. */
  readonly listed: number;
  readonly listedGross: number;
  readonly listedNet: number;
  /** The same with the amounts that we hold, where the list tells others. */
  readonly heldGross: number;
  readonly heldNet: number;
  /** Refunds in the list that nothing has debited yet, as negative cents. */
  readonly refunds: number;
  readonly refundsNet: number;
  /** Paid that day by our books and not in the list: all of them when no list has come. */
  readonly unlisted: number;
  readonly unlistedGross: number;
}

/** What a credit consists of. */
export interface BatchShape {
  /** Whether the bank kept its fees from the credit. */
  readonly isNet: boolean;
  /** Whether the amounts are ours where the list tells others. */
  readonly isHeld: boolean;
  readonly hasRefunds: boolean;
  readonly hasUnlisted: boolean;
  /** What the bank kept of those not in the list, which tells each fee; 0 without any. */
  readonly unlistedFeeCents: number;
}

/** No bank keeps more of a card payment than three in a hundred: beyond it the difference is no fee. */
export const MAX_FEE_PER_THOUSAND = 30;

/** Whether what is missing of `grossCents` in so many payments can be what a bank keeps; each is rounded to the cent. */
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
  const [net, gross] = [plainShape(true), plainShape(false)];
  return away(net) <= away(gross) ? net : gross;
}

function listedShapes(sums: BatchSums): BatchShape[] {
  const hasRefunds = sums.refunds < 0 ? [false, true] : [false];
  if (sums.listed === 0) return [];
  return [false, true].flatMap((isHeld) =>
    hasRefunds.flatMap((has) => [true, false].map((isNet) => ({ ...plainShape(isNet), isHeld, hasRefunds: has }))),
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

function listedCents({ isNet, isHeld, hasRefunds }: BatchShape, sums: BatchSums): number {
  const payments = isNet ? (isHeld ? sums.heldNet : sums.listedNet) : isHeld ? sums.heldGross : sums.listedGross;
  return payments + (hasRefunds ? (isNet ? sums.refundsNet : sums.refunds) : 0);
}

function plainShape(isNet: boolean): BatchShape {
  return { isNet, isHeld: false, hasRefunds: false, hasUnlisted: false, unlistedFeeCents: 0 };
}
