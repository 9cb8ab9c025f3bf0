import { isCollected } from '../../domain/payment-state.js';
import type { PreparedPayment } from '../../payments/prepared-payment.js';
import { absoluteUrl, paths } from '../../shared/http/paths.js';

/** A prepared payment as programs read it; the document that describes it is `openapi/payment-schemas.ts`. */
export interface PaymentAnswer {
  readonly id: string;
  readonly externalId: string;
  readonly service: string;
  readonly status: string;
  readonly amountCents: number;
  readonly commissionCents: number | null;
  readonly totalCents: number | null;
  readonly createdAt: string;
  readonly linkExpiresAt: string;
  readonly link: string;
  readonly reference: number | null;
  readonly transactionCode: string | null;
  readonly paidAt: string | null;
  readonly receiptUrl: string | null;
}

/** What is told of a prepared payment at `now`: with the link, which whoever prepared it hands on. */
export function presentPayment(prepared: PreparedPayment, publicUrl: URL, now: Date): PaymentAnswer {
  const { publicId, externalId, serviceSlug, amountCents, createdAt, expiresAt, payment } = prepared;
  const hasReceipt = payment !== null && isCollected(payment.status);
  return {
    id: publicId,
    externalId,
    service: serviceSlug,
    status: statusOf(prepared, now),
    amountCents,
    commissionCents: payment?.commissionCents ?? null,
    totalCents: payment?.totalCents ?? null,
    createdAt: createdAt.toISOString(),
    linkExpiresAt: expiresAt.toISOString(),
    link: absoluteUrl(publicUrl, paths.prepared(publicId)).href,
    reference: payment?.reference ?? null,
    transactionCode: payment?.transactionCode ?? null,
    paidAt: payment?.paidAt?.toISOString() ?? null,
    receiptUrl: hasReceipt ? absoluteUrl(publicUrl, paths.receiptPdf(payment.publicId)).href : null,
  };
}

/** Before there is a payment: `prepared`, or `link_expired` once nobody can make one any more. */
function statusOf({ payment, expiresAt }: PreparedPayment, now: Date): string {
  return payment?.status ?? (expiresAt <= now ? 'link_expired' : 'prepared');
}
