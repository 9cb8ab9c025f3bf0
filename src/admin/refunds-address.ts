import { decodeCursor, type ListCursor } from '../domain/list-cursor.js';
import { REFUND_GROUPS, type RefundGroup } from '../domain/refund-group.js';

/** What an address of the refunds asks for. */
export interface RefundsAddress {
  /** Null: the beginning of every group. */
  readonly group: RefundGroup | null;
  readonly cursor: ListCursor | undefined;
}

/** `gruppo`, and the `cursor` that a page of ours gave. What no page of ours asks for counts as not asked. */
export function readRefundsAddress(query: Readonly<Record<string, unknown>>): RefundsAddress {
  const { gruppo, cursor } = query;
  return {
    group: REFUND_GROUPS.find((group) => group === gruppo) ?? null,
    cursor: typeof cursor === 'string' ? decodeCursor(cursor) : undefined,
  };
}

/** The query of the address, without `?`. @param cursor as it stands in addresses. */
export function writeRefundsAddress(group: RefundGroup | null, cursor?: string): string {
  const query = new URLSearchParams({
    ...(group !== null && { gruppo: group }),
    ...(cursor !== undefined && { cursor }),
  });
  return query.toString();
}
