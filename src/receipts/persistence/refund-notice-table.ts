import type { Database, Executor, Statement } from '../../shared/database.js';
import type { Query } from '../../shared/reading-database.js';
import type { DeliveryState } from './delivery-table.js';

/** What a notice tells of: `amountCents` in all, of which `commissionCents`. Facts that can never change. */
export interface ReturnedMoney {
  /** Public id. */
  readonly refundId: string;
  readonly amountCents: number;
  readonly commissionCents: number;
  /** The payment had been paid twice, and this was the second time. */
  readonly isExcess: boolean;
}

/** A notice to be sent, due at once. */
export interface NewRefundNotice extends ReturnedMoney {
  readonly paymentId: string;
  readonly messageId: string;
  readonly queuedAt: Date;
}

/** How far one notice got, and why not further. */
export interface RefundNotice {
  readonly refundId: string;
  readonly state: Exclude<DeliveryState, 'dropped'>;
  readonly failures: number;
  readonly lastErrorCode: string | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

// Told again by the outbox, it finds itself here: one notice for each refund.
const ADD: Statement = {
  name: 'refund_delivery_add',
  text: `
    insert into refund_delivery (payment_id, refund_id, version, reason, amount_cents, commission_cents, is_excess, state,
      next_attempt_at, message_id, queued_at)
    values ($1, $2, 1, 'automatic', $3, $4, $5, 'queued', $7, $6, $7)
    on conflict (refund_id, version) do nothing`,
};

const FIND: Statement = {
  name: 'refund_delivery_find',
  text: `
    select refund_id as "refundId", amount_cents as "amountCents", commission_cents as "commissionCents",
      is_excess as "isExcess"
    from refund_delivery where id = $1`,
};

const LIST = `
  select refund_id as "refundId", state, failures, last_error_code as "lastErrorCode", queued_at as "queuedAt",
    sent_at as "sentAt"
  from refund_delivery where payment_id = $1 order by id`;

const LIST_STATEMENT: Statement = { name: 'refund_delivery_list', text: LIST };

/** Adds the notice of a refund, unless it is there. */
export async function addRefundNotice(database: Database, notice: NewRefundNotice): Promise<void> {
  const { paymentId, refundId, amountCents, commissionCents, isExcess, messageId, queuedAt } = notice;
  await database.query(ADD, [paymentId, refundId, amountCents, commissionCents, isExcess, messageId, queuedAt]);
}

/** What the notice with this id tells of. @throws Error when there is none. */
export async function findReturnedMoney(database: Database, deliveryId: number): Promise<ReturnedMoney> {
  const [money] = await database.query<ReturnedMoney>(FIND, [deliveryId]);
  if (money === undefined) throw new Error(`no notice ${deliveryId}`);
  return money;
}

/** Every notice about refunds of this payment, first to last. */
export async function listRefundNotices(executor: Executor, paymentId: string): Promise<RefundNotice[]> {
  return executor.query<RefundNotice>(LIST_STATEMENT, [paymentId]);
}

/** As {@link listRefundNotices}, for the staff's way to read. */
export function selectRefundNotices(paymentId: string): Query {
  return { text: LIST, values: [paymentId] };
}
