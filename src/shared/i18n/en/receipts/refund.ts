import type { RefundTexts } from '../../it/receipts/refund.js';

/** The e-mail that tells of money that went back. */
export const refund: RefundTexts = {
  subject: ({ reference, amount }) => `Refund of ${amount} for payment No. ${reference}`,
  title: ({ reference }) => `Refund of payment No. ${reference}`,
  heading: 'We have returned money to you',
  returned: ({ amount, reference }) =>
    `for payment No. ${reference} the sum of ${amount} was returned to the card used to pay.`,
  excess: ({ amount, reference }) =>
    `you had paid payment No. ${reference} twice: the second payment, ${amount}, was returned to the card used. The first one remains valid.`,
  withCommission: ({ amount, commission }) =>
    `Amount ${amount}, commission ${commission}: the commission is returned too.`,
  withoutCommission: ({ commission }) => `The commission of ${commission} is not part of the refund.`,
  service: 'Service:',
  amount: 'Returned:',
  total: 'You had paid:',
  when: 'The refund shows on your statement when your bank has processed it, usually within a few working days. You do not have to do anything else.',
  toPayment: 'Open the page of the payment',
};
