import type { PreparedTexts } from '../../it/payments/prepared.js';

/** A payment that another municipal program has prepared: the citizen comes by a link. */
export const prepared: PreparedTexts = {
  lead: ({ office }) =>
    `This payment was prepared for you (${office}). Check the payer’s details and go on: you see the fee and the total ` +
    'before you pay.',
  note: 'What is paid and how much was decided by the office: if something is wrong, ask the office before you pay.',
  differsTitle: 'These are not the details that were prepared',
  differs:
    'What arrived is not what the office had prepared. Nothing was charged. These are the right details: if you agree, ' +
    'go on.',
  over: {
    title: 'This link is no longer valid',
    explanation: 'The payment that was prepared for you can no longer be made from here. Nothing was charged.',
    advice: 'Ask the office or the service that sent you the link for a new one.',
    home: 'Everything that can be paid here',
  },
};
