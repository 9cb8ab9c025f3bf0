/** A commission rate with the time in which it is in force: from `validFrom` on, before `validTo`. */
export interface DatedRate {
  /** Null: the general one. */
  readonly serviceId: number | null;
  /** Millionths of a percent. Null: in this time the service has no rate of its own, and follows the general one. */
  readonly rateMillionths: number | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

/** Where a rate stands at some moment. A withdrawn one was planned, and never began. */
export type RateState = 'in-force' | 'future' | 'past' | 'withdrawn';

/** The commission at `at`, in millionths of a percent: the service's own, else the general one. No rate means none. */
export function rateInForce(rates: readonly DatedRate[], serviceId: number | null, at: Date): number {
  const inForce = rates.filter((rate) => stateOfRate(rate, at) === 'in-force');
  const own = inForce.find((rate) => serviceId !== null && rate.serviceId === serviceId);
  return own?.rateMillionths ?? inForce.find((rate) => rate.serviceId === null)?.rateMillionths ?? 0;
}

/** Where a rate stands at `at`. */
export function stateOfRate(
  rate: Pick<DatedRate, 'validFrom' | 'validTo'> & { readonly withdrawnAt?: Date | null },
  at: Date,
): RateState {
  if (rate.withdrawnAt instanceof Date) return 'withdrawn';
  if (at < rate.validFrom) return 'future';
  return rate.validTo === null || at < rate.validTo ? 'in-force' : 'past';
}
