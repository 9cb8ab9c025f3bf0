import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Certificate, selfSigned } from '../support/certificate.js';
import type { TestPortal } from '../support/portal.js';
import type { StaffBrowser } from '../support/staff.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const DAY_MS = 86_400_000;
const WEBHOOKS = pathToFileURL(resolve('dist/api/webhooks')).href;

/** A portal with a key whose messages go to `receiver`. */
export interface ToldSoftware {
  readonly portal: TestPortal;
  readonly capo: StaffBrowser;
  readonly keyPage: string;
  readonly receiver: WebhookReceiver;
  /** Prepares a payment of this name and pays it. */
  readonly pay: (externalId: string) => Promise<void>;
}

/** Sends to each address from a process of its own, and prints what came of it. */
const SCRIPT = `
  const { postWebhook } = await import('${WEBHOOKS}/post-webhook.js');
  const { ReachableAddresses } = await import('${WEBHOOKS}/reachable-addresses.js');
  const here = new ReachableAddresses(['127.0.0.0/8', '::1']);
  for (const address of process.argv.slice(1)) {
    const webhook = { url: new URL(address), headers: {}, body: '{}' };
    console.log(await postWebhook(webhook, here).then(({ status }) => status, ({ code }) => code));
  }`;

/** Real time: who checks a certificate has no other. */
function certificateOf(name: string, daysAgo: number, daysAhead: number): Certificate {
  const now = new Date().getTime();
  return selfSigned(name, new Date(now - daysAgo * DAY_MS), new Date(now + daysAhead * DAY_MS));
}

/** What other software is told over connections that are encrypted. */
export function encryptedWebhooks(software: () => ToldSoftware): void {
  it('is not told where the certificate is unknown: the reason is in the log, and it is tried again', async () => {
    const { portal, capo, keyPage, receiver, pay } = software();
    const stranger = new WebhookReceiver(portal.clock, certificateOf('localhost', 1, 365));
    await stranger.open();
    const setAddress = async (webhookUrl: string): Promise<number> =>
      (await capo.submit(await capo.open(keyPage), '[data-webhook]', { webhookUrl })).status;
    try {
      await setAddress(stranger.url);
      await pay('mensa-cifrata');
      const waiting = `select from webhook_delivery
        where state = 'queued' and failures = 1 and last_error_code = 'DEPTH_ZERO_SELF_SIGNED_CERT'`;
      await until('it could not be told', async () => (await portal.sql.query(waiting)).rowCount === 1);
      expect((await capo.open(keyPage)).text).toContain('certificato è di un’autorità che questo sistema non conosce');
      expect(stranger.received).toEqual([]);
    } finally {
      await stranger.close();
      await setAddress(receiver.url);
    }
    portal.clock.advance(61_000);
    // What is new wakes the worker, which then looks for what is due as well.
    await pay('mensa-dopo');
    await until('both are told, and marked', async () => {
      const told = receiver.taken().map(({ externalId }) => externalId);
      const { rowCount } = await portal.sql.query("select from webhook_delivery where state <> 'sent'");
      return told.includes('mensa-cifrata') && told.includes('mensa-dopo') && rowCount === 0;
    });
  });

  it('is told where the operator trusts its certificate, unless it is over or of another name', () =>
    withTemporaryFolder(async (folder) => {
      const certificates = [
        certificateOf('localhost', 1, 365),
        certificateOf('localhost', 30, -1),
        certificateOf('altrove.example', 1, 365),
      ];
      const trusted = join(folder, 'fidati.pem');
      await writeFile(trusted, certificates.map(({ cert }) => cert).join(''));
      const { clock } = software().portal;
      const receivers = certificates.map((certificate) => new WebhookReceiver(clock, certificate));
      await Promise.all(receivers.map((receiver) => receiver.open()));
      const args = ['--input-type=module', '--eval', SCRIPT, ...receivers.map(({ url }) => url)];
      const sent = await promisify(execFile)(process.execPath, args, { env: { NODE_EXTRA_CA_CERTS: trusted } });
      // The answer is the receiver's own: nobody signed this message.
      expect(sent.stdout.trim().split('\n')).toEqual(['401', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']);
      expect(receivers.map(({ received }) => received.length)).toEqual([1, 0, 0]);
      await Promise.all(receivers.map((receiver) => receiver.close()));
    }));
}
