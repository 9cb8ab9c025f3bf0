import { Citizen, SeenPage } from '../support/citizen.js';
import { cancelAtBank, MARIO, toConnecting } from '../support/journey.js';
import { TestPortal } from '../support/portal.js';

const ADDRESS = '/dove-e-il-mio-pagamento';
const RESUME = 'form[action="/dove-e-il-mio-pagamento/collegamento"]';
const MINUTE_MS = 60_000;
/** Right codes of people who have paid nothing here. */
const TAX_CODES = ['BNCLCU85T41F205P', 'VRDGPP75A01H501X', '00374620722'];

describe('who guesses at the payments of others', () => {
  let portal: TestPortal;
  let cancelled: SeenPage;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ withWorker: false, variables: { TRUST_PROXY: 'true' } });
    cancelled = await cancelAtBank(citizen, await toConnecting(citizen, portal));
  });

  beforeEach(async () => {
    await portal.sql.query('delete from lookup_allowance');
    await portal.sql.query('delete from resume_delivery');
  });

  afterAll(async () => {
    await portal.close();
  });

  const ownReference = (): string => cancelled.marked('reference');
  async function post(path: string, fields: Record<string, string>, from = '192.0.2.1'): Promise<SeenPage> {
    const url = new URL(path, portal.url);
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'x-forwarded-for': from },
    });
    return new SeenPage(answer.status, url, await answer.text(), answer.headers);
  }
  const search = (reference: string, taxCode: string, from?: string): Promise<SeenPage> =>
    post(ADDRESS, { reference, taxCode }, from);
  async function statuses(searches: readonly Promise<SeenPage>[]): Promise<number[]> {
    return (await Promise.all(searches)).map(({ status }) => status).toSorted();
  }
  const times = <Result>(count: number, act: (index: number) => Result): Result[] =>
    Array.from({ length: count }, (_, index) => act(index));
  const numbers = (status: number, count: number): number[] => times(count, () => status);

  it('at the tax code of one reference, from many addresses at once: five answers, then one a minute', async () => {
    const guess = (index: number): Promise<SeenPage> =>
      search(ownReference(), TAX_CODES[index % 3] ?? '', `198.51.100.${index}`);
    expect(await statuses(times(15, guess))).toEqual([...numbers(404, 5), ...numbers(429, 10)]);
    portal.clock.advance(MINUTE_MS);
    expect(await statuses(times(5, guess))).toEqual([404, ...numbers(429, 4)]);
  });

  it('do not keep the right citizen out for more than a minute', async () => {
    for (const index of [1, 2, 3, 4, 5]) await search(ownReference(), TAX_CODES[0] ?? '', `198.51.100.${index}`);
    const waiting = await search(ownReference(), MARIO.taxCode, '203.0.113.9');
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('retry-after')).toBe('60');
    expect(waiting.text).toContain('Puoi riprovare tra un minuto');
    expect(waiting.formFields('main form')).toEqual({ reference: ownReference(), taxCode: MARIO.taxCode });
    portal.clock.advance(MINUTE_MS);
    expect((await search(ownReference(), MARIO.taxCode, '203.0.113.9')).status).toBe(200);
  });

  it('at the reference of one tax code, one after the other: ten answers', async () => {
    const guess = (index: number): Promise<SeenPage> =>
      search(String(900_000 + index), MARIO.taxCode, `198.51.100.${index}`);
    expect(await statuses(times(14, guess))).toEqual([...numbers(404, 10), ...numbers(429, 4)]);
  });

  it('at anything, from one address, or from the network of one IPv6 customer: twenty answers', async () => {
    const guess = (index: number): Promise<SeenPage> =>
      search(String(910_000 + index), TAX_CODES[index % 3] ?? '', `2001:db8:0:7::${index.toString(16)}`);
    expect(await statuses(times(24, guess))).toEqual([...numbers(404, 20), ...numbers(429, 4)]);
    expect((await search(ownReference(), MARIO.taxCode, '2001:db8:0:8::1')).status).toBe(200);
  });

  it('are told the same while they wait, whether the pair is right or wrong', async () => {
    for (const index of [1, 2, 3, 4, 5]) await search(ownReference(), TAX_CODES[0] ?? '', `198.51.100.${index}`);
    const [right, wrong] = [
      await search(ownReference(), MARIO.taxCode),
      await search(ownReference(), TAX_CODES[1] ?? ''),
    ];
    expect(right.html.replaceAll(MARIO.taxCode, 'X')).toBe(wrong.html.replaceAll(TAX_CODES[1] ?? '', 'X'));
  });

  it('leave no address and no tax code behind, and their rows go when they are forgiven', async () => {
    await search(ownReference(), TAX_CODES[0] ?? '');
    const { rows } = await portal.sql.query<{ subject: Buffer }>('select subject from lookup_allowance');
    expect(rows.map(({ subject }) => subject.length)).toEqual([32, 32, 32]);
    portal.clock.advance(60 * MINUTE_MS);
    await search('920000', TAX_CODES[1] ?? '', '203.0.113.1');
    const { rowCount } = await portal.sql.query('select 1 from lookup_allowance');
    expect(rowCount).toBe(3);
  });

  it('who finds payments is never slowed', async () => {
    const found = times(30, () => search(ownReference(), MARIO.taxCode));
    expect(new Set(await statuses(found))).toEqual(new Set([200]));
  });

  describe('the buttons of a found payment', () => {
    async function token(): Promise<string> {
      const page = await search(ownReference(), MARIO.taxCode);
      return page.formFields(RESUME)['token'] ?? '';
    }
    const ask = (action: string, proof: string): Promise<SeenPage> => post(`${ADDRESS}/${action}`, { token: proof });
    const mails = async (): Promise<number> => {
      const { rowCount } = await portal.sql.query('select 1 from resume_delivery');
      return rowCount ?? 0;
    };

    it('need the page: no token, a made up one, another button’s, another payment’s and an old one send nothing', async () => {
      const right = await token();
      const [reference = '', expiresAt = '', seal = ''] = right.split('.');
      const wrong = [
        ...['', 'x', `${reference}.${expiresAt}.${'A'.repeat(43)}`, `${Number(reference) + 1}.${expiresAt}.${seal}`],
        `${reference}.${Number(expiresAt) + 1}.${seal}`,
      ];
      for (const proof of wrong) expect((await ask('collegamento', proof)).status).toBe(422);
      expect((await ask('ricevuta', right)).status).toBe(422);
      portal.clock.advance(15 * MINUTE_MS);
      const old = await ask('collegamento', right);
      expect(old.status).toBe(422);
      expect(old.text).toContain('Cerca di nuovo');
      expect(await mails()).toBe(0);
    });

    it('pressed, or replayed, many times at once send one message', async () => {
      const proof = await token();
      const answers = await Promise.all(times(12, () => ask('collegamento', proof)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await mails()).toBe(1);
    });

    it('send at most six messages a day to one payer', async () => {
      for (let round = 0; round < 10; round += 1) {
        await ask('collegamento', await token());
        await portal.sql.query("update resume_delivery set state = 'sent', sent_at = $1 where state = 'queued'", [
          portal.clock.now(),
        ]);
        portal.clock.advance(2 * MINUTE_MS);
      }
      expect(await mails()).toBe(6);
    });

    it('opened by their address lead to the search', async () => {
      const answers = ['ricevuta', 'collegamento'].map((action) =>
        citizen.redirectOf(`${portal.url}${ADDRESS}/${action}`),
      );
      expect(await Promise.all(answers)).toEqual([`303 ${ADDRESS}`, `303 ${ADDRESS}`]);
    });
  });
});
