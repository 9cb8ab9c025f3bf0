import { createTransport } from 'nodemailer';
import type { Environment } from '../env.js';
import { mailTransport } from './mail/mailer-options.js';

/**
 * Connects to the mail server as receipts do, greets it, signs in if the address says so, and leaves. Sends nothing.
 */
export async function greetMailServer(environment: Environment): Promise<void> {
  const transport = createTransport(mailTransport(environment));
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
