/**
 * What does not fit between our payments, the gateway's list and the account, as the view `reconciliation_finding`
 * calls it. What has no finding is reconciled, or too new to be missed.
 */
export const FINDING_LABELS = [
  'paid-not-listed',
  'listed-not-credited',
  'amount-differs',
  'credit-without-reference',
  'paid-twice',
  'listed-unknown',
  'listed-not-paid',
  'refund-not-listed',
  'refund-not-debited',
  'reversal-unknown',
  'debit-without-reference',
] as const;
export type FindingLabel = (typeof FINDING_LABELS)[number];
