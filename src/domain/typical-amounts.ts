import { type Cents, cents } from './money.js';

/** 10 € to 2.000 €, with the seed's own 154,60 € among them. */
const TYPICAL_CENTS = [1_000, 5_000, 15_460, 50_000, 200_000].map(cents);
const MAX_PRICES = 6;

/** What a service takes, as far as it matters here. Amounts in cents. */
export interface PricedService {
  readonly amount:
    | { readonly kind: 'free' }
    | { readonly kind: 'fixed'; readonly amountCents: number }
    | { readonly kind: 'price-list'; readonly prices: readonly { readonly amountCents: number }[] };
  readonly minAmountCents: number;
  readonly maxAmountCents: number;
}

/** Amounts that people pay: a service's own where they are known, else usual ones within its limits. */
export function typicalAmounts(service: PricedService | null): Cents[] {
  if (service?.amount.kind === 'fixed') return [cents(service.amount.amountCents)];
  if (service?.amount.kind === 'price-list') {
    const prices = [...new Set(service.amount.prices.map(({ amountCents }) => amountCents))];
    return prices
      .sort((a, b) => a - b)
      .slice(0, MAX_PRICES)
      .map(cents);
  }
  const [least, most] = [service?.minAmountCents ?? 1, service?.maxAmountCents ?? Number.MAX_SAFE_INTEGER];
  const usual = TYPICAL_CENTS.filter((amount) => amount >= least && amount <= most);
  return usual.length > 0 ? usual : [cents(least), cents(most)];
}
