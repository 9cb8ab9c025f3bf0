import { CapturedLogs } from '../support/captured-logs.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PASSWORD, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

describe('signing in', () => {
  let portal: TestPortal;
  const logs = new CapturedLogs();

  beforeAll(async () => {
    portal = await TestPortal.start({ ...STAFF_PORTAL, logs });
    await addStaff(portal, { username: 'anna', role: 'clerk' });
    await addStaff(portal, { username: 'carlo', role: 'admin' });
  });

  afterAll(async () => {
    await portal.close();
  });

  const failures = async (): Promise<Record<string, unknown>[]> => {
    const { rows } = await portal.sql.query<{ data: Record<string, unknown> }>(
      "select data from audit_entry where action = 'sign-in-failed' order by sequence",
    );
    return rows.map(({ data }) => data);
  };

  it('sends whoever is not signed in to the sign-in page, and back to the page that was wanted', async () => {
    const browser = new StaffBrowser(portal);
    const response = await browser.send('/admin/profilo?x=1');
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/admin/accesso?da=%2Fadmin%2Fprofilo%3Fx%3D1',
    ]);
    expect(logs.lines.filter((line) => line.includes('request failed'))).toEqual([]);
    const page = await browser.signIn('anna', STAFF_PASSWORD, '/admin/profilo?x=1');
    expect([page.status, page.url.pathname + page.url.search]).toEqual([200, '/admin/profilo?x=1']);
    expect(page.heading).toBe('Il tuo profilo');
  });

  it('forgives spaces and capitals of the username', async () => {
    expect((await new StaffBrowser(portal).signIn('  ANNA ')).heading).toBe('Cruscotto');
  });

  it('takes a name that no database takes for an unknown one', async () => {
    const page = await new StaffBrowser(portal, '192.0.2.25').signIn('an\0na', 'sbagliata');
    expect(page.status).toBe(422);
  });

  it('answers the same to an unknown name and to a wrong password, and keeps what was typed but the password', async () => {
    const pages = [];
    for (const username of ['anna', 'nessuno']) {
      pages.push(await new StaffBrowser(portal, '192.0.2.20').signIn(username, 'sbagliata'));
    }
    for (const page of pages) {
      expect(page.status).toBe(422);
      expect(page.$('title').text()).toMatch(/^Errore: /);
      expect(page.$('#password').attr('value')).toBeUndefined();
    }
    expect(pages.map((page) => page.$('#username').val())).toEqual(['anna', 'nessuno']);
    expect(pages[0]!.errors).toEqual(pages[1]!.errors);
    expect(pages[0]!.html.replaceAll(/anna|value="[\w-]{20,}"/g, '')).toBe(
      pages[1]!.html.replaceAll(/nessuno|value="[\w-]{20,}"/g, ''),
    );
  });

  it('records every success and failure, and never what was typed where a username belongs', async () => {
    const before = (await failures()).length;
    const typed = 'La mia password segreta 1!';
    await new StaffBrowser(portal, '192.0.2.30').signIn(typed, 'x');
    const [failure] = (await failures()).slice(before);
    expect(failure).toMatchObject({ reason: 'unknown', usernameHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { rows } = await portal.sql.query<{ text: string }>('select audit_entry::text as text from audit_entry');
    const trail = rows
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase();
    expect(trail).not.toContain(typed.toLowerCase());
    expect(trail).not.toContain('192.0.2.30');
    expect(trail).toContain('sign-in');
  });

  it('gives a cookie that scripts and other sites do not get, over https under a name that only this host may set', async () => {
    const browser = new StaffBrowser(portal);
    const page = await browser.open('/admin/accesso');
    const response = await browser.send('/admin/accesso', {
      fields: { ...page.formFields('form'), username: 'anna', password: STAFF_PASSWORD },
    });
    expect(response.status).toBe(303);
    for (const line of response.headers.getSetCookie()) expect(line).toMatch(/Path=\/admin; .*HttpOnly; SameSite=Lax$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
  });

  it('gives a new token at sign-in: one that was planted before is worth nothing', async () => {
    const thief = new StaffBrowser(portal);
    await thief.signIn('anna');
    const planted = thief.cookies.get('staff')!;
    const victim = new StaffBrowser(portal);
    victim.cookies.set('staff', planted);
    victim.cookies.set('staff-form', thief.cookies.get('staff-form')!);
    await victim.send('/admin/uscita', {
      fields: (await victim.open('/admin')).formFields('form[action="/admin/uscita"]'),
    });
    victim.cookies.set('staff', planted);
    await victim.signIn('carlo');
    expect(victim.cookies.get('staff')).not.toBe(planted);
    expect((await thief.send('/admin')).status).toBe(303);
  });

  it('ends the session at sign-out, also for whoever kept its token', async () => {
    const browser = new StaffBrowser(portal);
    const home = await browser.signIn('anna');
    const token = browser.cookies.get('staff')!;
    expect((await browser.submit(home, 'form[action="/admin/uscita"]')).url.pathname).toBe('/admin/accesso');
    browser.cookies.set('staff', token);
    expect((await browser.send('/admin')).status).toBe(303);
  });

  it('ends a session that nobody uses for half an hour, and any after twelve hours', async () => {
    const idle = new StaffBrowser(portal);
    await idle.signIn('anna');
    portal.clock.advance(29 * 60_000);
    expect((await idle.send('/admin')).status).toBe(200);
    portal.clock.advance(31 * 60_000);
    expect((await idle.send('/admin')).status).toBe(303);
    const busy = new StaffBrowser(portal);
    await busy.signIn('anna');
    for (let minutes = 0; minutes < 12 * 60 - 25; minutes += 25) {
      portal.clock.advance(25 * 60_000);
      expect((await busy.send('/admin')).status).toBe(200);
    }
    portal.clock.advance(25 * 60_000);
    expect((await busy.send('/admin')).status).toBe(303);
  });

  it('goes nowhere but to its own pages afterwards', async () => {
    const page = await new StaffBrowser(portal).signIn(
      'anna',
      STAFF_PASSWORD,
      '/admin/accesso?da=https://evil.example/admin',
    );
    expect(page.url.href).toBe(`${portal.url}/admin`);
  });

  it('lets a disabled or expired account in no more, and its sessions end at once', async () => {
    const id = await addStaff(portal, { username: 'dario', role: 'auditor' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('dario');
    await portal.sql.query("update staff set state = 'disabled' where id = $1", [id]);
    expect((await browser.send('/admin')).status).toBe(303);
    expect((await browser.signIn('dario')).status).toBe(422);
    await portal.sql.query(
      "update staff set state = 'active', expires_on = '2020-01-31', purpose = 'prova' where id = $1",
      [id],
    );
    const late = await browser.signIn('dario');
    expect([late.status, late.errors['username']]).toEqual([
      ...[422, 'Il tuo accesso è scaduto il 31 gennaio 2020. Chiedi a un amministratore di prolungarlo.'],
    ]);
    // Who does not know the password is told nothing of it.
    expect((await browser.signIn('dario', 'sbagliata')).errors['username']).toContain('non corretti');
    expect((await failures()).slice(-3).map(({ reason }) => reason)).toEqual(['disabled', 'expired', 'password']);
  });

  it('opens nothing else until a password that somebody else knows is changed', async () => {
    await addStaff(portal, { username: 'elena', role: 'admin', mustChangePassword: true });
    const browser = new StaffBrowser(portal);
    const page = await browser.signIn('elena');
    expect([page.url.pathname, page.heading]).toEqual(['/admin/profilo/password', 'Scegli la tua password']);
    expect((await browser.send('/admin/personale')).headers.get('location')).toBe('/admin/profilo/password');
    const next = 'ombrello viola sotto la pioggia';
    const home = await browser.submit(page, 'main form', { current: STAFF_PASSWORD, next, repeated: next });
    expect([home.status, home.heading]).toEqual([200, 'Cruscotto']);
  });
});
