import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PASSWORD, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

const GUESSER = '198.51.100.66';

describe('guessing passwords', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start(STAFF_PORTAL);
    await addStaff(portal, { username: 'anna', role: 'clerk' });
  });

  afterAll(async () => {
    await portal.close();
  });

  const guess = async (username: string, ip: string): Promise<number> =>
    (await new StaffBrowser(portal, ip).signIn(username, 'sbagliata')).status;

  it('is slowed down for the network that guesses, more each time, and for nobody else', async () => {
    const known = new StaffBrowser(portal, GUESSER);
    await known.signIn('anna');
    const statuses = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push(await guess('anna', GUESSER));
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const slowed = await new StaffBrowser(portal, GUESSER).signIn('anna');
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '5']);
    expect(slowed.errors).toEqual({ username: 'Troppi tentativi da questa rete. Riprova tra 5 secondi.' });
    // The colleague elsewhere, the colleague's own browser behind the same address, and the open session.
    expect((await new StaffBrowser(portal, '192.0.2.10').signIn('anna')).heading).toBe('Cruscotto');
    expect((await known.send('/admin')).status).toBe(200);
    known.cookies.delete('staff');
    expect((await known.signIn('anna')).heading).toBe('Cruscotto');
    portal.clock.advance(5_000);
    expect(await guess('anna', GUESSER)).toBe(422);
    portal.clock.advance(9_000);
    expect(await guess('anna', GUESSER)).toBe(429);
    portal.clock.advance(1_000);
    expect((await new StaffBrowser(portal, GUESSER).signIn('anna')).heading).toBe('Cruscotto');
    expect(await guess('anna', GUESSER)).toBe(422);
  });

  it('finds the same limit with many guesses at once', async () => {
    const browsers = Array.from({ length: 20 }, () => new StaffBrowser(portal, '198.51.100.77'));
    const forms = await Promise.all(browsers.map((browser) => browser.open('/admin/accesso')));
    const statuses = await Promise.all(
      browsers.map(async (browser, index) => {
        const page = await browser.submit(forms[index]!, 'form', { username: 'anna', password: `n. ${index}` });
        return page.status;
      }),
    );
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('is slowed down over many accounts, too', async () => {
    const names = Array.from({ length: 30 }, (_none, index) => `nome${index}`);
    const statuses = await Promise.all(names.map((name) => guess(name, '198.51.100.88')));
    expect(new Set(statuses)).toEqual(new Set([422]));
    expect(await guess('un.altro', '198.51.100.88')).toBe(429);
  });

  it('does not fill the trail with what was turned away', async () => {
    const { rows } = await portal.sql.query<{ views: number }>(
      "select sum(views)::int as views, count(*)::int as count from audit_view where action = 'sign-in-slowed'",
    );
    expect(rows[0]).toEqual({ views: expect.any(Number), count: expect.any(Number) });
    expect(rows[0]!.views).toBeGreaterThanOrEqual(18);
  });

  it('takes as long for a name that does not exist as for one that does', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const browsers = { known: new StaffBrowser(portal), unknown: new StaffBrowser(portal) };
    const names = { known: 'anna', unknown: 'nessuno' };
    for (let round = 0; round < 8; round += 1) {
      // Out of the throttle's reach; alternating, so that what else runs on the machine meets both alike.
      await portal.sql.query('delete from sign_in_throttle');
      for (const kind of ['known', 'unknown'] as const) {
        const form = await browsers[kind].open('/admin/accesso');
        const startedAtMs = performance.now();
        await browsers[kind].send('/admin/accesso', {
          fields: { ...form.formFields('form'), username: names[kind], password: 'sbagliata' },
        });
        times[kind].push(performance.now() - startedAtMs);
      }
    }
    // Without the dummy hash an unknown name would be several times as fast; noise moves the fastest of many little.
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(unknown).toBeGreaterThan(known * 0.35);
    expect(known).toBeGreaterThan(unknown * 0.35);
    expect(STAFF_PASSWORD).not.toBe('sbagliata');
  });
});
