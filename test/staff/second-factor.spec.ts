import { Secret, TOTP } from 'otpauth';
import type { SeenPage } from '../support/citizen.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PASSWORD, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

const STEP_MS = 30_000;
const CODE_FORM = 'form:has([name=totp])';

describe('one-time codes', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start(STAFF_PORTAL);
  });

  afterAll(async () => {
    await portal.close();
  });

  /** Turns codes on; answers with the secret and the recovery codes. */
  async function enrol(browser: StaffBrowser): Promise<{ codeNow: () => string; recovery: string[]; page: SeenPage }> {
    const start = await browser.open('/admin/profilo/codici');
    const shown = await browser.submit(start, 'form[action$="/attiva"]', { password: STAFF_PASSWORD });
    expect(shown.$('svg.qr-code path')).toHaveLength(2);
    const secret = Secret.fromBase32(shown.$('.secret-text').text().replaceAll(' ', ''));
    const totp = new TOTP({ secret });
    const codeNow = (): string => totp.generate({ timestamp: portal.clock.now().getTime() });
    const page = await browser.submit(shown, 'form[action$="/conferma"]', { code: codeNow() });
    const recovery = page
      .$('[data-testid=recovery-code]')
      .toArray()
      .map((element) => page.$(element).text());
    portal.clock.advance(STEP_MS);
    return { codeNow, recovery, page };
  }

  it('are turned on with the password and a first code, and asked from then on', async () => {
    await addStaff(portal, { username: 'anna', role: 'clerk' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('anna');
    const refused = await browser.submit(await browser.open('/admin/profilo/codici'), 'form[action$="/attiva"]', {
      password: 'x',
    });
    expect([refused.status, refused.errors]).toEqual([
      422,
      { 'start-password': 'La password attuale non è corretta.' },
    ]);
    const tokenBefore = browser.cookies.get('staff');
    const { codeNow, recovery } = await enrol(browser);
    expect(recovery).toHaveLength(10);
    expect(browser.cookies.get('staff')).not.toBe(tokenBefore);

    const next = new StaffBrowser(portal);
    const asked = await next.signIn('anna', STAFF_PASSWORD, '/admin/profilo');
    expect(asked.$('#totp').attr('autocomplete')).toBe('one-time-code');
    expect((await next.send('/admin')).status).toBe(303);
    const wrong = await next.submit(asked, CODE_FORM, { totp: '000000' });
    expect([wrong.status, Object.keys(wrong.errors)]).toEqual([422, ['totp']]);
    const inside = await next.submit(wrong, CODE_FORM, { totp: codeNow() });
    expect([inside.url.pathname, inside.heading]).toEqual(['/admin/profilo', 'Il tuo profilo']);
    const { rows } = await portal.sql.query<{ secret: Buffer }>(
      "select totp_secret as secret from staff where username = 'anna'",
    );
    expect(rows[0]?.secret).toHaveLength(12 + 20 + 16);
  });

  it('open one door each: the same code, and the same recovery code, is refused the second time', async () => {
    await addStaff(portal, { username: 'bruno', role: 'clerk' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('bruno');
    const { codeNow, recovery } = await enrol(browser);
    for (const code of [codeNow(), (recovery[0] ?? '').toUpperCase()]) {
      const [first, second] = [new StaffBrowser(portal, '192.0.2.40'), new StaffBrowser(portal, '192.0.2.41')];
      const pages = [await first.signIn('bruno'), await second.signIn('bruno')];
      const answers = await Promise.all([
        first.submit(pages[0]!, CODE_FORM, { totp: code }),
        second.submit(pages[1]!, CODE_FORM, { totp: code }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect((await new StaffBrowser(portal).signIn('bruno')).$('#totp')).toHaveLength(1);
    }
    const { rows } = await portal.sql.query("select 1 from audit_entry where action = 'recovery-code-used'");
    expect(rows).toHaveLength(1);
  });

  it('may come with the password in one step', async () => {
    await addStaff(portal, { username: 'carla', role: 'clerk' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('carla');
    const { codeNow } = await enrol(browser);
    const next = new StaffBrowser(portal);
    const form = await next.open('/admin/accesso');
    const home = await next.submit(form, 'form', { username: 'carla', password: STAFF_PASSWORD, totp: codeNow() });
    expect(home.heading).toBe('Cruscotto');
  });

  it('can be turned off with the password, and reset by an administrator', async () => {
    const id = await addStaff(portal, { username: 'dora', role: 'clerk' });
    await addStaff(portal, { username: 'capo', role: 'admin' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('dora');
    await enrol(browser);
    const off = await browser.submit(await browser.open('/admin/profilo/codici'), 'form[action$="/disattiva"]', {
      password: STAFF_PASSWORD,
    });
    expect(off.$('form[action$="/disattiva"]')).toHaveLength(0);
    await enrol(browser);
    const admin = new StaffBrowser(portal);
    await admin.signIn('capo');
    await admin.submit(await admin.open(`/admin/personale/${id}`), 'form[action$="/codici"]');
    expect((await browser.send('/admin')).status).toBe(303);
    expect((await new StaffBrowser(portal).signIn('dora')).heading).toBe('Cruscotto');
  });

  it('are the first thing to do where everybody has to use them', async () => {
    const strict = await TestPortal.start({
      ...STAFF_PORTAL,
      variables: { ...STAFF_PORTAL.variables, STAFF_MFA: 'required' },
    });
    try {
      await addStaff(strict, { username: 'elio', role: 'admin' });
      const browser = new StaffBrowser(strict);
      const page = await browser.signIn('elio');
      expect([page.url.pathname, page.text]).toEqual([
        '/admin/profilo/codici',
        expect.stringContaining('Qui è obbligatoria'),
      ]);
      expect((await browser.send('/admin/personale')).headers.get('location')).toBe('/admin/profilo/codici');
      const shown = await browser.submit(page, 'form[action$="/attiva"]', { password: STAFF_PASSWORD });
      const totp = new TOTP({ secret: Secret.fromBase32(shown.$('.secret-text').text().replaceAll(' ', '')) });
      await browser.submit(shown, 'form[action$="/conferma"]', {
        code: totp.generate({ timestamp: strict.clock.now().getTime() }),
      });
      expect((await browser.open('/admin/personale')).heading).toBe('Personale');
      expect((await browser.open('/admin/profilo/codici')).$('form[action$="/disattiva"]')).toHaveLength(0);
    } finally {
      await strict.close();
    }
  });
});
