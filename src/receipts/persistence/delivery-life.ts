import { deliveryLife, type DeliveryLife } from '../../shared/delivery/delivery-life.js';

/** What is mailed to citizens. */
export const DELIVERY_KINDS = ['receipt', 'resume-link', 'refund-notice'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** Each kind has a table of its own, because each hangs on something else; they live the same life. */
export const deliveryLives: Readonly<Record<DeliveryKind, DeliveryLife>> = {
  receipt: mailLife('receipt_delivery', {
    paymentId: '(select payment_id from receipt where id = d.receipt_id)',
    address: '(select email from receipt_delivery_address where delivery_id = d.id)',
  }),
  'resume-link': mailLife('resume_delivery', { paymentId: 'd.payment_id', address: 'null::text' }),
  // To where the receipt went last, if staff have corrected the address.
  'refund-notice': mailLife('refund_delivery', {
    paymentId: 'd.payment_id',
    address: `(
      select a.email from receipt r join receipt_delivery s on s.receipt_id = r.id
      left join receipt_delivery_address a on a.delivery_id = s.id
      where r.payment_id = d.payment_id order by s.version desc limit 1)`,
  }),
};

/** The SQL of the payment's public id and of a corrected address, for the row `d` of the table. */
function mailLife(table: string, { paymentId, address }: { paymentId: string; address: string }): DeliveryLife {
  const columns = `d.version, d.reason, d.message_id as "messageId", ${paymentId} as "paymentId", ${address} as address`;
  return deliveryLife(table, columns);
}
