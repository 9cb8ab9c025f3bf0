import type { ReviewTexts } from '../../it/payments/review.js';

/** Phase 3: everything that was typed, before anything is stored. */
export const review: ReviewTexts = {
  title: 'Check your details',
  crumb: 'Summary',
  totalChangedTitle: 'The total has changed',
  totalChanged: ({ previous, total }) =>
    `The total that you saw, ${previous}, is no longer valid. The right one is now ${total}. Nothing was charged: if you ` +
    'agree, go on.',
  keyReusedTitle: 'This summary was already used',
  keyReused:
    'The same summary was already sent with other details. Nothing was charged for these: check them and, if you want to ' +
    'pay, go on.',
  duplicateTitle: 'You may have paid already',
  duplicate: ({ reference, at }) =>
    `There is an identical payment, reference No. ${reference} of ${at}. If you want to make another one, you can go on.`,
  lead: ({ service }) => `You are paying for ${service}.`,
  instructions: ({ bank }) =>
    'These are the details that you typed. If they are right, press GO TO PAYMENT to connect to the secure site of ' +
    `${bank} and pay with your credit card. If you want to change them, press CHANGE.`,
  paymentTitle: 'What you are paying for',
  price: 'Rate',
  description: 'Reason for payment',
  billTitle: 'How much you pay',
  total: 'Total to pay',
  pay: 'GO TO PAYMENT',
  edit: 'CHANGE',
  change: 'Change',
  changePayer: 'the payer’s details',
  changePayment: 'the payment’s details',
  cardNote: 'You type your card details only on the bank’s secure site.',
};
