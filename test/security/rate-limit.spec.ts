import { load } from 'cheerio';
import { clean } from '../support/citizen.js';
import { MARIO } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';

const PATH = '/servizi/refezione-scolastica/riepilogo';
/** Answered in no time, so that even a busy machine is asked more often than it allows. */
const CHEAP_PATH = '/pagamenti/x/riprova';

describe('the POSTs of one address', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ withWorker: false, variables: { TRUST_PROXY: 'true' } });
  });

  afterAll(async () => {
    await portal.close();
  });

  const post = (address: string, path = PATH): Promise<Response> =>
    fetch(portal.url + path, {
      method: 'POST',
      body: new URLSearchParams(MARIO),
      headers: { 'x-forwarded-for': address },
    });
  const answersTo = (count: number, address: string, path = PATH): Promise<Response[]> =>
    Promise.all(Array.from({ length: count }, () => post(address, path)));
  const statusesOf = async (count: number, address: string): Promise<number[]> =>
    (await answersTo(count, address)).map(({ status }) => status);

  it('pass 40 at once and 20 a second after that', async () => {
    const statuses = [...(await statusesOf(40, '192.0.2.1')), ...(await statusesOf(20, '192.0.2.1'))];
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it('are told in Italian that they are too many, and the others still pass', async () => {
    const answers = await answersTo(600, '192.0.2.2', CHEAP_PATH);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = load((await refused?.text()) ?? '');
    expect(clean(page('h1').text())).toBe('Troppe richieste');
    expect(page('html').attr('lang')).toBe('it');
    expect((await post('192.0.2.3')).status).toBe(200);
    expect((await fetch(portal.url, { headers: { 'x-forwarded-for': '192.0.2.2' } })).status).toBe(200);
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
