/** The groups of refunds, by where they stand, in the order of their page: what waits for somebody comes first. */
export const REFUND_GROUPS = ['to-approve', 'in-progress', 'failed', 'done', 'declined'] as const;
export type RefundGroup = (typeof REFUND_GROUPS)[number];

/** Whether refunds of the group wait for something, so that they are read oldest first and have an age. */
export function isWaitingGroup(group: RefundGroup): boolean {
  return group === 'to-approve' || group === 'in-progress';
}
