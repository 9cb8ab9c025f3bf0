import { freePort } from '../support/free-port.js';
import { CARDS } from '../support/bank.js';
import { Citizen } from '../support/citizen.js';
import { payWithCard, publicIdOf, TO_BANK, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { resultFields, signedAddress } from '../journeys/signed-result.js';

const TOKEN = 'gettone-di-prova-0123456789';
const CODES_AND_IDS = /PDP[A-Z0-9]{14}|^(?!porta_)[A-Za-z0-9_-]{22}$|[0-9A-F]{26}|@/;

describe('the metrics', () => {
  let portal: TestPortal;
  let workerUrl: string;
  const citizen = new Citizen();

  beforeAll(async () => {
    const metricsPort = await freePort();
    workerUrl = `http://127.0.0.1:${metricsPort}/metrics`;
    const variables = { TRUST_PROXY: 'true', METRICS_TOKEN: TOKEN, METRICS_PORT: String(metricsPort) };
    portal = await TestPortal.start({ variables });
  });

  afterAll(async () => {
    await portal.close();
  });

  const collect = async (url: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
    const response = await fetch(url, { headers });
    return [response.status, await response.text()];
  };
  const web = async (): Promise<string> => (await collect(`${portal.url}/metrics`))[1];
  const worker = async (): Promise<string> => (await collect(workerUrl))[1];

  /** The value of one line; undefined when there is no such line. */
  const valueOf = (text: string, line: string): number | undefined => {
    const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.slice(line.length + 1));
  };

  it('tell how a payment went: started, settled, its messages, its receipt, what waits', async () => {
    const connecting = await toConnecting(citizen, portal);
    await payWithCard(citizen, connecting, CARDS.paid);
    const unpaid = await toConnecting(citizen, portal, { amount: '3' });
    await fetch(signedAddress(portal, 'notifica', resultFields({ ORDERID: 'PDPSCONOSCIUTO234' })));
    const orderCode = unpaid.formFields(TO_BANK)['ORDERID'] ?? '';
    await fetch(`${signedAddress(portal, 'notifica', resultFields({ ORDERID: orderCode })).slice(0, -4)}0000`);
    await until('the receipt', () => portal.mail.messages.length > 0);
    await until(
      'the mail counts',
      async () => (valueOf(await worker(), 'porta_receipt_mails_total{result="sent"}') ?? 0) > 0,
    );

    const text = await web();
    const service = 'refezione-scolastica';
    expect({
      started: valueOf(text, `porta_payments_started_total{service="${service}"}`),
      paid: valueOf(text, 'porta_payments_settled_total{status="paid"}'),
      accepted: valueOf(text, 'porta_bank_messages_total{source="notification",result="accepted"}'),
      returned: valueOf(text, 'porta_bank_messages_total{source="return",result="nothing-new"}'),
      unknown: valueOf(text, 'porta_bank_messages_total{source="notification",result="unknown-order"}'),
      forged: valueOf(text, 'porta_bank_messages_total{source="notification",result="refused-mac"}'),
      open: valueOf(text, `porta_open_payments{service="${service}",status="pending"}`),
      recentlyPaid: valueOf(text, `porta_recent_payments{service="${service}",status="paid"}`),
      waiting: valueOf(text, 'porta_outbox_waiting_messages'),
      lag: valueOf(text, 'porta_outbox_lag_seconds'),
      unsent: valueOf(text, 'porta_unsent_receipts{state="queued"}'),
      overdue: valueOf(text, 'porta_overdue_questions'),
      unreadable: text.includes('porta_metric_source_up{') && !/porta_metric_source_up\{[^}]*\} 0/.test(text),
    }).toEqual({
      ...{ started: 2, paid: 1, accepted: 1, returned: 1, unknown: 1, forged: 1, open: 1, recentlyPaid: 1 },
      ...{ waiting: 0, lag: 0, unsent: 0, overdue: 0, unreadable: true },
    });
    expect(text).toMatch(
      /porta_http_request_duration_seconds_count\{method="GET",route="\/pagamenti\/:id\/esito",status="200"\} \d+/,
    );
    expect(text).toMatch(/porta_build_info\{program="web",version="[\d.]+",build="\w+",node="[\d.]+"\} 1/);
    expect(text).toMatch(/porta_database_pool_connections\{state="idle"\} \d+/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds [\d.e-]+/);
  });

  it('tell from the worker what only it knows', async () => {
    const text = await until('a round of the sweeper', async () => {
      const answer = await worker();
      return answer.includes('porta_sweeper_last_run_timestamp_seconds') ? answer : undefined;
    });
    expect(valueOf(text, 'porta_queue_jobs{queue="receipts",state="waiting"}')).toBe(0);
    for (const queue of ['receipts', 'refunds', 'webhooks']) {
      expect([queue, valueOf(text, `porta_queue_jobs{queue="${queue}",state="failed"}`)]).toEqual([queue, 0]);
    }
    expect(valueOf(text, 'porta_sweeper_round_duration_seconds_count')).toBeGreaterThan(0);
    expect(text).toContain('porta_build_info{program="worker"');
  });

  it('count the sweeper’s questions and what became of them', async () => {
    const connecting = await toConnecting(citizen, portal, { amount: '4' });
    await payWithCard(citizen, connecting, CARDS.lost);
    portal.clock.advance(9 * 60_000);
    await until(
      'an answer',
      async () => (valueOf(await worker(), 'porta_sweeper_questions_total{answer="answered"}') ?? 0) > 0,
    );
    // The question counts when it is answered, the payment when its outcome is written.
    await until(
      'the payment counts as paid',
      async () => valueOf(await worker(), 'porta_payments_settled_total{status="paid"}') === 1,
    );
    expect(await citizen.open(`${portal.url}/pagamenti/${publicIdOf(connecting)}/esito`)).toMatchObject({
      paymentStatus: 'paid',
    });
  });

  it('have few labels, whatever strangers ask for: routes and known methods, no address, id or code', async () => {
    await fetch(`${portal.url}/nulla/${'x'.repeat(40)}?codice=${'y'.repeat(30)}`);
    await fetch(`${portal.url}/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito`);
    await fetch(`${portal.url}/`, { method: 'PROPFIND' }).catch(() => undefined);
    const labels = (text: string): string[] => [...text.matchAll(/="([^"]*)"/g)].map(([, value]) => value ?? '');
    for (const text of [await web(), await worker()]) {
      expect(labels(text).filter((value) => CODES_AND_IDS.test(value))).toEqual([]);
      expect(text).not.toContain('xxxx');
    }
    expect(await web()).toContain('route="(none)",status="404"');
  });

  it('are for this machine or for the token, and a proxy here is not this machine', async () => {
    const url = `${portal.url}/metrics`;
    const statusFor = async (headers: Record<string, string>, address = url): Promise<number> =>
      (await collect(address, headers))[0];
    const forwarded = { 'x-forwarded-for': '127.0.0.1' };
    for (const address of [url, workerUrl]) {
      expect(await statusFor({}, address)).toBe(200);
      expect(await statusFor(forwarded, address)).toBe(403);
      expect(await statusFor({ ...forwarded, authorization: 'Bearer sbagliato-sbagliato-000' }, address)).toBe(403);
      expect(await statusFor({ ...forwarded, authorization: `Bearer ${TOKEN}` }, address)).toBe(200);
    }
    expect(await statusFor({}, workerUrl.replace('/metrics', '/'))).toBe(404);
  });

  it('still tell what is in the process when the database is away', async () => {
    await portal.sql.query('alter table outbox rename to outbox_away');
    const text = await web();
    await portal.sql.query('alter table outbox_away rename to outbox');
    expect(valueOf(text, 'porta_metric_source_up{metric="porta_outbox_lag_seconds"}')).toBe(0);
    expect(valueOf(text, 'porta_outbox_lag_seconds')).toBeUndefined();
    expect(valueOf(text, 'porta_payments_settled_total{status="paid"}')).toBe(1);
    expect(valueOf(await web(), 'porta_outbox_lag_seconds')).toBe(0);
  });
});
