import type { ConnectingTexts } from '../../it/payments/connecting.js';

/** Phase 4: on the way to the bank. */
export const connecting: ConnectingTexts = {
  title: 'Connecting to the bank',
  wait: ({ service }) => `Connecting to the secure site of ${service} ... please wait ...`,
  total: 'Total to pay',
  go: 'Go to the bank’s site',
  patience: ({ bank }) =>
    `Connecting to the secure site of ${bank} may take a few moments. If this page does not change by itself, use the button.`,
  deadline: ({ time }) =>
    `The bank waits for the payment until ${time}. If it is interrupted, come back to this page: you do not have to start ` +
    'again.',
};
