import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.js';
import type { Query } from '../../shared/reading-database.js';
import type { DemoDeliveryRow, DemoPayment, DemoReceiptRow, DemoRefundRow, DemoSignalRow } from '../demo-rows.js';
import { bulkInsert, type Column } from './bulk-insert.js';

const GATEWAY = 'sia-vpos';
const SHOP_ID = '391177900021001';
/** No key ever signed for an invented order. */
const KEY_VERSION = 'demo';
const NOTHING_TYPED = Buffer.alloc(32);

/** A receipt beside the payment that it is about, and the number that it was given. */
export interface NumberedReceipt {
  readonly receipt: DemoReceiptRow;
  readonly payment: DemoPayment['payment'];
  readonly year: number;
  readonly number: number;
}

/** The statements that store payments and everything about them but their receipts, in the order of the references. */
export function insertPayments(payments: readonly DemoPayment[]): Query[] {
  const refunds = payments.flatMap(({ payment, refund }) => (refund === null ? [] : [{ ...refund, owner: payment }]));
  const told = refunds.filter(({ messageId }) => messageId !== null);
  return [
    bulkInsert('payment', PAYMENT, payments),
    bulkInsert('payer', PAYER, payments),
    bulkInsert('payment_attempt', ATTEMPT, each(payments, 'attempts')),
    bulkInsert('payment_event', EVENT, each(payments, 'events')),
    bulkInsert('bank_signal', SIGNAL, each(payments, 'signals')),
    bulkInsert('payment_alert', ALERT, each(payments, 'alerts')),
    bulkInsert('refund', REFUND, refunds),
    bulkInsert('refund_delivery', REFUND_DELIVERY, told),
  ];
}

/** The statements that store numbered receipts and their sendings. */
export function insertReceipts(numbered: readonly NumberedReceipt[]): Query[] {
  const deliveries = numbered.flatMap(({ receipt }) =>
    receipt.deliveries.map((delivery) => ({ receiptId: receipt.id, ...delivery })),
  );
  return [bulkInsert('receipt', RECEIPT, numbered), bulkInsert('receipt_delivery', DELIVERY, deliveries)];
}

type Belonging<List extends 'attempts' | 'events' | 'signals' | 'alerts'> = DemoPayment[List][number] & {
  readonly owner: DemoPayment['payment'];
};

function each<List extends 'attempts' | 'events' | 'signals' | 'alerts'>(
  payments: readonly DemoPayment[],
  list: List,
): Belonging<List>[] {
  return payments.flatMap((one) => one[list].map((item) => ({ ...item, owner: one.payment })));
}

const PAYMENT: readonly Column<DemoPayment>[] = [
  ['id', 'bigint', ({ payment }) => payment.id],
  ['public_id', 'text', ({ payment }) => payment.publicId],
  ['reference', 'bigint', ({ payment }) => payment.reference],
  ['service_id', 'integer', ({ payment }) => payment.service.id],
  ['service_slug', 'text', ({ payment }) => payment.service.slug],
  ['service_name', 'text', ({ payment }) => payment.service.name],
  ['office_name', 'text', ({ payment }) => payment.service.officeName],
  ['office_email', 'text', ({ payment }) => payment.service.officeEmail],
  ['office_phone', 'text', ({ payment }) => payment.service.officePhone],
  ['amount_cents', 'bigint', ({ payment }) => payment.amountCents],
  ['rate_millionths', 'bigint', ({ payment }) => payment.rateMillionths],
  ['commission_cents', 'bigint', ({ payment }) => payment.commissionCents],
  ['total_cents', 'bigint', ({ payment }) => payment.totalCents],
  ['refunded_cents', 'bigint', ({ payment }) => payment.refundedCents],
  ['status', 'text', ({ payment }) => payment.status],
  ['is_late', 'boolean', ({ payment }) => payment.isLate],
  ['transaction_code', 'text', ({ payment }) => payment.transactionCode],
  ['paid_at', 'timestamptz', ({ payment }) => payment.paidAt],
  ['idempotency_key', 'text', ({ payment }) => payment.idempotencyKey],
  ['body_hash', 'bytea', () => NOTHING_TYPED],
  ['event_count', 'integer', ({ events }) => events.length],
  ['last_event_hash', 'bytea', ({ events }) => events.at(-1)?.hash],
  ['created_at', 'timestamptz', ({ payment }) => payment.createdAt],
  ['updated_at', 'timestamptz', ({ payment }) => payment.updatedAt],
];

const PAYER: readonly Column<DemoPayment>[] = [
  ['payment_id', 'bigint', ({ payment }) => payment.id],
  ['first_name', 'text', ({ payer }) => payer.firstName],
  ['last_name', 'text', ({ payer }) => payer.lastName],
  ['tax_code', 'text', ({ payer }) => payer.taxCode],
  ['address', 'text', ({ payer }) => payer.address],
  ['city', 'text', ({ payer }) => payer.city],
  ['postal_code', 'text', ({ payer }) => payer.postalCode],
  ['province', 'text', ({ payer }) => payer.province],
  ['email', 'text', ({ payer }) => payer.email],
  ['description', 'text', ({ payer }) => payer.description],
];

const ATTEMPT: readonly Column<Belonging<'attempts'>>[] = [
  ['id', 'bigint', ({ id }) => id],
  ['payment_id', 'bigint', ({ owner }) => owner.id],
  ['number', 'integer', ({ number }) => number],
  ['order_code', 'text', ({ orderCode }) => orderCode],
  ['gateway', 'text', () => GATEWAY],
  ['shop_id', 'text', () => SHOP_ID],
  ['key_version', 'text', () => KEY_VERSION],
  ['amount_cents', 'bigint', ({ owner }) => owner.totalCents],
  ['currency', 'text', () => 'EUR'],
  ['status', 'text', ({ status }) => status],
  ['opened_at', 'timestamptz', ({ openedAt }) => openedAt],
  ['expires_at', 'timestamptz', ({ expiresAt }) => expiresAt],
  ['closed_at', 'timestamptz', ({ closedAt }) => closedAt],
  ['transaction_code', 'text', ({ transactionCode }) => transactionCode],
  ['authorization_code', 'text', ({ authorizationCode }) => authorizationCode],
  ['next_query_at', 'timestamptz', ({ nextQueryAt }) => nextQueryAt],
];

const EVENT: readonly Column<Belonging<'events'>>[] = [
  ['payment_id', 'bigint', ({ owner }) => owner.id],
  ['sequence', 'integer', ({ sequence }) => sequence],
  ['type', 'text', ({ type }) => type],
  ['at', 'timestamptz', ({ at }) => at],
  ['data', 'jsonb', ({ data }) => JSON.stringify(data)],
  ['previous_hash', 'bytea', ({ previousHash }) => previousHash],
  ['hash', 'bytea', ({ hash }) => hash],
];

const SIGNAL: readonly Column<DemoSignalRow>[] = [
  ['attempt_id', 'bigint', ({ attemptId }) => attemptId],
  ['source', 'text', ({ source }) => source],
  ['outcome', 'text', ({ outcome }) => outcome],
  ['dedupe_key', 'bytea', dedupeKeyOf],
  ['fields', 'jsonb', ({ fields }) => JSON.stringify(fields)],
  ['received_at', 'timestamptz', ({ receivedAt }) => receivedAt],
];

const ALERT: readonly Column<Belonging<'alerts'>>[] = [
  ['payment_id', 'bigint', ({ owner }) => owner.id],
  ['attempt_id', 'bigint', ({ attemptId }) => attemptId],
  ['kind', 'text', ({ kind }) => kind],
  ['data', 'jsonb', ({ data }) => JSON.stringify(data)],
  ['raised_at', 'timestamptz', ({ raisedAt }) => raisedAt],
  ['resolved_at', 'timestamptz', ({ resolvedAt }) => resolvedAt],
];

type OwnedRefund = DemoRefundRow & { readonly owner: DemoPayment['payment'] };

const REFUND: readonly Column<OwnedRefund>[] = [
  ['public_id', 'text', ({ publicId }) => publicId],
  ['payment_id', 'bigint', ({ owner }) => owner.id],
  ['attempt_id', 'bigint', ({ attemptId }) => attemptId],
  ['source', 'text', ({ source }) => source],
  ['amount_cents', 'bigint', ({ amountCents }) => amountCents],
  ['commission_cents', 'bigint', ({ commissionCents }) => commissionCents],
  ['reason', 'text', ({ reason }) => reason],
  ['state', 'text', ({ state }) => state],
  ['requested_by', 'bigint', ({ requestedBy }) => requestedBy],
  ['approved_by', 'bigint', ({ approvedBy }) => approvedBy],
  ['closed_by', 'bigint', ({ closedBy }) => closedBy],
  ['request_id', 'text', ({ requestId }) => requestId],
  ['operation_code', 'text', ({ operationCode }) => operationCode],
  ['turn', 'integer', ({ approvedBy }) => (approvedBy === null ? 0 : 1)],
  ['requested_at', 'timestamptz', ({ requestedAt }) => requestedAt],
  ['approved_at', 'timestamptz', ({ approvedAt }) => approvedAt],
  ['sent_at', 'timestamptz', ({ approvedBy, settledAt }) => (approvedBy === null ? null : settledAt)],
  ['settled_at', 'timestamptz', ({ settledAt }) => settledAt],
];

const REFUND_DELIVERY: readonly Column<OwnedRefund>[] = [
  ['payment_id', 'text', ({ owner }) => owner.publicId],
  ['refund_id', 'text', ({ publicId }) => publicId],
  ['version', 'integer', () => 1],
  ['reason', 'text', () => 'automatic'],
  ['amount_cents', 'bigint', ({ amountCents }) => amountCents],
  ['commission_cents', 'bigint', ({ commissionCents }) => commissionCents],
  ['is_excess', 'boolean', () => false],
  ['state', 'text', () => 'sent'],
  ['attempt', 'integer', () => 1],
  ['next_attempt_at', 'timestamptz', ({ settledAt }) => settledAt],
  ['message_id', 'text', ({ messageId }) => messageId],
  ['queued_at', 'timestamptz', ({ settledAt }) => settledAt],
  ['sent_at', 'timestamptz', ({ settledAt }) => settledAt],
];

const RECEIPT: readonly Column<NumberedReceipt>[] = [
  ['id', 'bigint', ({ receipt }) => receipt.id],
  ['payment_id', 'text', ({ payment }) => payment.publicId],
  ['year', 'integer', ({ year }) => year],
  ['number', 'integer', ({ number }) => number],
  ['verification_code', 'text', ({ receipt }) => receipt.verificationCode],
  ['reference', 'bigint', ({ payment }) => payment.reference],
  ['amount_cents', 'bigint', ({ payment }) => payment.amountCents],
  ['commission_cents', 'bigint', ({ payment }) => payment.commissionCents],
  ['total_cents', 'bigint', ({ payment }) => payment.totalCents],
  ['paid_at', 'timestamptz', ({ payment }) => payment.paidAt],
  ['issued_at', 'timestamptz', ({ receipt }) => receipt.issuedAt],
];

const DELIVERY: readonly Column<DemoDeliveryRow & { readonly receiptId: number }>[] = [
  ['receipt_id', 'bigint', ({ receiptId }) => receiptId],
  ['version', 'integer', ({ version }) => version],
  ['reason', 'text', ({ version }) => (version === 1 ? 'automatic' : 'resend_by_citizen')],
  ['state', 'text', ({ state }) => state],
  ['attempt', 'integer', ({ failures, state }) => failures + (state === 'sent' ? 1 : 0)],
  ['failures', 'integer', ({ failures }) => failures],
  ['next_attempt_at', 'timestamptz', ({ nextAttemptAt }) => nextAttemptAt],
  ['message_id', 'text', ({ messageId }) => messageId],
  ['last_error_code', 'text', ({ lastErrorCode }) => lastErrorCode],
  ['queued_at', 'timestamptz', ({ queuedAt }) => queuedAt],
  ['sent_at', 'timestamptz', ({ sentAt }) => sentAt],
];

/** As the portal makes it: the order, the way, and what was said. */
function dedupeKeyOf({ attemptId, source, outcome, fields }: DemoSignalRow): Buffer {
  const said = outcome === 'not-found' ? outcome : fields;
  return createHash('sha256')
    .update(canonicalJson({ attempt: attemptId, source, fields: said }), 'utf8')
    .digest();
}
