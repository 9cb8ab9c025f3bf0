/** Outbox topic that this module writes: a message about an outcome is due again. With its event's id. */
export const WEBHOOK_RESEND_TOPIC = 'api.webhook-resend';
