import type { OutcomeTexts } from '../../it/payments/outcome.js';

/** Phase 7: what happened to a payment, by its state. */
export const outcome: OutcomeTexts = {
  crumb: 'Outcome of the payment',
  titles: {
    pending: 'We are checking the payment',
    under_review: 'The payment is being checked',
    paid: 'Payment successful',
    refused: 'Payment refused by the bank',
    cancelled: 'Payment cancelled',
    expired: 'Time is up',
    refunded: 'Payment refunded',
    partially_refunded: 'Payment refunded in part',
  },
  statusLabels: {
    pending: 'Waiting for the bank',
    under_review: 'Being checked',
    paid: 'Paid',
    refused: 'Refused',
    cancelled: 'Cancelled',
    expired: 'Expired',
    refunded: 'Refunded',
    partially_refunded: 'Refunded in part',
  },
  status: 'Status',
  createdAt: 'Started on',
  payer: 'In the name of',
  description: 'Reason for payment',
  forgotten: 'The personal data were deleted: they are no longer kept here.',
  forgottenOn: ({ day }) => `The personal data were deleted on ${day}: they are no longer kept here.`,
  nothingCharged: 'Nothing was charged',
  downloadReceipt: 'Download the receipt (PDF, in Italian)',
  pending: {
    money: 'The bank has not told us yet whether the payment was successful: do not pay the same amount again.',
    refreshing: 'We are checking: this page updates by itself, you do not have to reload it.',
    long:
      'The check is taking longer than usual. You can close this page: if the payment was successful you get the receipt by ' +
      'email, usually within an hour. If you have not received it by tomorrow, open this page again or call the office: see ' +
      '“Do you need help?”.',
    resumable: ({ time }) =>
      `If you had not confirmed your card details yet, you can continue on the bank’s site until ${time}.`,
    resume: 'Continue the payment',
  },
  underReview: {
    money: 'We are checking with the bank whether your card was charged: do not pay again.',
    next:
      'What the bank told us does not match our records, so a person is checking it too. If the payment was successful you ' +
      'get the receipt by email, usually by the next working day. If it does not arrive, open this page again or call the ' +
      'office: see “Do you need help?”.',
  },
  paid: {
    money: ({ total, service }) => `We have received ${total} for ${service}.`,
    transaction: 'Transaction: code',
    explanation: 'The online payment is complete. The bank gave your payment the code shown here.',
    receipt:
      'Press REQUEST THE RECEIPT to finish: we send the receipt to the email address that you typed in the form. It is sent ' +
      'anyway, even if you close this page.',
    request: 'REQUEST THE RECEIPT',
  },
  refused: {
    money: ({ nothing }) => `${nothing}: the bank did not authorise the payment.`,
    next:
      'This happens, for example, when the card details are wrong or the spending limit is reached. You can try again with ' +
      'the same details, also with another card. If the bank refuses again, ask whoever issued your card.',
  },
  cancelled: {
    money: ({ nothing }) => `${nothing}: you cancelled the payment on the bank’s site.`,
    next: 'If you still want to pay, you can try again with the same details: you do not have to fill in the form again.',
  },
  expired: {
    money: ({ nothing }) => `${nothing}: the time to pay on the bank’s site is over.`,
    next: 'You can try again with the same details: the time starts afresh.',
  },
  tryAgain: {
    button: 'TRY AGAIN',
    newPayment: 'Make a new payment',
    note: 'To change who the payment is for, the amount or the reason, make a new payment for the same service.',
  },
  refunded: {
    money: ({ amount }) => `We have returned ${amount} to the card used to pay.`,
    next:
      'The refund shows on your statement when your bank has processed it, usually within a few working days. You do not have ' +
      'to do anything else.',
  },
  partiallyRefunded: {
    money: ({ amount }) => `We have returned ${amount} to the card used to pay; the rest counts as paid.`,
  },
};
