import type { MailerOptions } from '@nestjs-modules/mailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { type Environment, required } from '../../env.js';

const CONNECTION_TIMEOUT_MS = 10_000;
const GREETING_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 20_000;
const DNS_TIMEOUT_MS = 10_000;

/**
 * How mail leaves: the server of SMTP_URL, whose query may add nodemailer's own settings (`?requireTLS=true`), one
 * connection for each message and a limit on each wait. No pool: nodemailer's pool sends a message again by
 * itself when a connection breaks, which must be our decision. Nothing can make it read files or fetch addresses.
 */
export function mailTransport(env: Environment): SMTPTransport.Options {
  return {
    url: required('SMTP_URL', env.mail.smtpUrl),
    pool: false,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: GREETING_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    dnsTimeout: DNS_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The mailer's settings: the transport, and nothing of its own. */
export function mailerOptions(env: Environment): MailerOptions {
  return { transport: mailTransport(env) };
}
