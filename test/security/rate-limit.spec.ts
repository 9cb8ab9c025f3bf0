import { connect } from 'node:net';
import { load } from 'cheerio';
import { clean } from '../support/citizen.js';
import { MARIO } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';

const PATH = '/servizi/refezione-scolastica/riepilogo';
/** Answered in no time, so that even a busy machine is asked more often than it allows. */
const CHEAP_PATH = '/pagamenti/x/riprova';

/**
 * So many POSTs on one connection, none waiting for the answer to the one before: even a busy machine is asked more
 * often than it allows. The answers as they came, each from its status on.
 */
async function flood({ hostname, port }: URL, count: number, from: (turn: number) => string): Promise<string[]> {
  const post = (turn: number): string =>
    `POST ${CHEAP_PATH} HTTP/1.1\r\nHost: ${hostname}\r\nX-Forwarded-For: ${from(turn)}\r\nContent-Length: 0\r\n`;
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  socket.write(Array.from({ length: count - 1 }, (_, turn) => `${post(turn)}\r\n`).join(''));
  // The last one asks for the end, by which we know that all have been answered.
  socket.write(`${post(count - 1)}Connection: close\r\n\r\n`);
  let text = '';
  for await (const part of socket) text += String(part);
  return text.split('HTTP/1.1 ').slice(1);
}

describe('the POSTs of one address', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ withWorker: false, variables: { TRUST_PROXY: 'true' } });
  });

  afterAll(async () => {
    await portal.close();
  });

  const post = (address: string): Promise<Response> =>
    fetch(portal.url + PATH, {
      method: 'POST',
      body: new URLSearchParams(MARIO),
      headers: { 'x-forwarded-for': address },
    });
  const statusesOf = async (count: number, address: string): Promise<number[]> => {
    const answers = await Promise.all(Array.from({ length: count }, () => post(address)));
    return answers.map(({ status }) => status);
  };

  it('pass 40 at once and 20 a second after that', async () => {
    const statuses = [...(await statusesOf(40, '192.0.2.1')), ...(await statusesOf(20, '192.0.2.1'))];
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it('are told in Italian that they are too many, and the others still pass', async () => {
    const answers = await flood(new URL(portal.url), 400, () => '192.0.2.2');
    expect(answers.filter((answer) => !/^(404|429)/.test(answer))).toEqual([]);
    const [head = '', body = ''] = (answers.find((answer) => answer.startsWith('429')) ?? '').split('\r\n\r\n');
    expect(Number(/^retry-after: (\d+)/im.exec(head)?.[1])).toBeGreaterThan(0);
    const page = load(body);
    expect(clean(page('h1').text())).toBe('Troppe richieste');
    expect(page('html').attr('lang')).toBe('it');
    expect((await post('192.0.2.3')).status).toBe(200);
    expect((await fetch(portal.url, { headers: { 'x-forwarded-for': '192.0.2.2' } })).status).toBe(200);
  });

  it.each([
    ['from one IPv6 network, each with another address', (turn: number) => `2001:db8:1:2::${turn.toString(16)}`],
    ['with addresses of their own before the balancer’s', (turn: number) => `203.0.113.${turn % 250}, 192.0.2.5`],
  ])('count as one %s', async (_, from) => {
    const answers = await flood(new URL(portal.url), 400, from);
    expect(answers.filter((answer) => answer.startsWith('429')).length).toBeGreaterThan(0);
  });

  it('of the bank are never turned away', async () => {
    const notifications = Array.from({ length: 400 }, () =>
      fetch(`${portal.url}/banca/notifica/sia-vpos`, {
        method: 'POST',
        body: new URLSearchParams({ ORDERID: 'X' }),
        headers: { 'x-forwarded-for': '192.0.2.4' },
      }),
    );
    const statuses = (await Promise.all(notifications)).map(({ status }) => status);
    expect(statuses).not.toContain(429);
  });
});
