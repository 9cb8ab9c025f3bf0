/** The rate of a new installation, 1.522843 %, in millionths of a percent; written here once more on purpose. */
const RATE_MILLIONTHS = 1_522_843n;
const WHOLE = 100_000_000n;

/** What the bank's service costs on this amount, rounded up to the cent; worked out without the portal's own code. */
export function commissionCents(amountCents: number): number {
  return Number((BigInt(amountCents) * RATE_MILLIONTHS + WHOLE - 1n) / WHOLE);
}
