import { MailDev } from 'maildev';
import { readEnvironment } from '../env.js';

/** Older messages go when there are more: each start reads all of them again. */
const MAX_EMAILS = 3_000;

/**
 * The mailbox of a machine without a mail server, as a program of its own: every message sent to it can be read
 * in the browser and through its REST interface. Only this machine reaches it.
 *
 * Its own log would repeat addresses and subjects: it is silent.
 */
async function runMailbox(mailFolder: string): Promise<void> {
  const { mail } = readEnvironment();
  const mailbox = new MailDev({
    smtp: mail.mailboxSmtpPort,
    ip: '127.0.0.1',
    web: mail.mailboxWebPort,
    webIp: '127.0.0.1',
    mailDirectory: mailFolder,
    maxEmails: MAX_EMAILS,
    silent: true,
  });
  const leave = (): void => {
    void mailbox.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
  await mailbox.start();
  process.stdout.write('Mailbox ready\n');
}

await runMailbox(`${readEnvironment().dataDir}/mail`);
