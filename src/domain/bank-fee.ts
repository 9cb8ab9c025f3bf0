const WHOLE = 100_000_000n;

/** What the seed's bank keeps of a payment's total: 1,5 %, in millionths of a percent as commissions are. */
export const USUAL_BANK_FEE_MILLIONTHS = 1_500_000;

/**
 * What a bank keeps of `grossCents` (not negative) at a rate in millionths of a percent, rounded half up to the cent.
 * BigInt, because the sum of a day times the rate passes the safe integers.
 */
export function bankFeeOn(grossCents: number, rateMillionths: number): number {
  return Number((BigInt(grossCents) * BigInt(rateMillionths) + WHOLE / 2n) / WHOLE);
}

/** The gross amounts of which `netCents` is left once the fee is taken: none, one or two beside each other. */
export function grossOfNet(netCents: number, rateMillionths: number): number[] {
  if (netCents <= 0) return [];
  const near = Math.round((netCents * 100_000_000) / (100_000_000 - rateMillionths));
  return [near - 1, near, near + 1].filter((gross) => gross - bankFeeOn(gross, rateMillionths) === netCents);
}
