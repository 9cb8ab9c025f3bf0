/** An order that somebody named as the one which a line of the gateway's list is about. */
export interface NamedOrder {
  readonly attemptId: number;
  readonly amountCents: number;
  readonly isPaid: boolean;
  /** It has its line in a list already. */
  readonly isListed: boolean;
  /** It is in a credit, and so is the line, in another part. */
  readonly isElsewhere: boolean;
}

/** `not-found`: no order of that name; `already-listed`: it has its line; `several`: more than one could be meant. */
export type OrderChoiceProblem = 'not-found' | 'already-listed' | 'several' | 'in-other-credit';

/**
 * Which of the orders of one name is meant. A reference names all attempts of a payment: where some were paid, the line
 * is about one of those.
 */
export function chooseListedOrder(orders: readonly NamedOrder[]): NamedOrder | OrderChoiceProblem {
  const paid = orders.filter(({ isPaid }) => isPaid);
  const meant = paid.length > 0 ? paid : orders;
  const [order, ...others] = meant.filter(({ isListed }) => !isListed);
  if (order === undefined) return meant.length === 0 ? 'not-found' : 'already-listed';
  if (others.length > 0) return 'several';
  return order.isElsewhere ? 'in-other-credit' : order;
}

/** What a line of `grossCents` says of an order, and by how many cents it goes beyond what we hold. */
export function verdictOf(
  { isPaid, amountCents }: NamedOrder,
  grossCents: number,
): { readonly verdict: 'matched' | 'amount-differs' | 'not-paid'; readonly differenceCents: number } {
  const differenceCents = grossCents - amountCents;
  if (!isPaid) return { verdict: 'not-paid', differenceCents };
  return { verdict: differenceCents === 0 ? 'matched' : 'amount-differs', differenceCents };
}
