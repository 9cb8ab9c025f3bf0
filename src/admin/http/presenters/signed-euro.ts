import { formatEuro } from '../../../domain/money.js';

/** Money that may go either way, in cents: "−12,00 €", with the sign that screen readers say. */
export function signedEuro(cents: number): string {
  return `${cents < 0 ? '−' : ''}${formatEuro(Math.abs(cents))}`;
}
