/** Order codes as this bank writes them; ours are a subset, others belong to other users of the same shop. */
export const ORDER_ID = /^[A-Za-z0-9_-]{1,50}$/;
/** Order codes that this portal opens. */
export const OWN_ORDER_ID = /^[A-Z0-9]{12,18}$/;
/** Whole cents without sign or leading zero, at most nine digits. */
export const AMOUNT = /^[1-9]\d{0,8}$/;
/** Amounts that may be nothing, such as what was refunded so far. */
export const AMOUNT_OR_ZERO = /^(0|[1-9]\d{0,8})$/;
/** ISO 4217 number. */
export const CURRENCY = /^\d{3}$/;
/** Shop, 15 at most in the protocol. */
export const SHOP_ID = /^[A-Za-z0-9]{1,15}$/;
/** The bank's transaction codes. */
export const TRANSACTION_ID = /^[A-Za-z0-9_-]{1,64}$/;
/** Short codes that may be missing from an unfinished operation. */
export const CODE_OR_EMPTY = /^[A-Za-z0-9]{0,16}$/;

/** The largest amount that the protocol carries here. */
export const MAX_AMOUNT_CENTS = 999_999_999;

/** The value of an optional code: the bank leaves it empty, or writes NULL, when there is none. */
export function presentCode(value: string | undefined): string | undefined {
  return value === '' || value === 'NULL' ? undefined : value;
}

/** Whether the amount can be charged or refunded: positive whole cents within the protocol's nine digits. */
export function isChargeable(amountCents: number): boolean {
  return Number.isSafeInteger(amountCents) && amountCents > 0 && amountCents <= MAX_AMOUNT_CENTS;
}
