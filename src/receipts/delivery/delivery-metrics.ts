import type { Metric } from '../../shared/metrics/metrics.js';

/** Counts messages by what became of each try. */
export type MailMetric = Metric<{ result: 'sent' | 'to-be-retried' | 'failed' }>;

export const RECEIPT_MAILS: MailMetric = {
  name: 'porta_receipt_mails_total',
  help: 'Receipts handed to the mail server, and those that it, or we, could not take',
  labels: ['result'],
};
export const RESUME_MAILS: MailMetric = {
  name: 'porta_resume_mails_total',
  help: 'Links to unpaid payments handed to the mail server, and those that it, or we, could not take',
  labels: ['result'],
};
export const REFUND_MAILS: MailMetric = {
  name: 'porta_refund_mails_total',
  help: 'Notices of refunds handed to the mail server, and those that it, or we, could not take',
  labels: ['result'],
};
