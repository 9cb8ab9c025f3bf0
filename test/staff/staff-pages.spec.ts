import pg from 'pg';
import { daysAfter } from '../../src/domain/calendar-day.js';
import { romeDay } from '../../src/shared/rome-day.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, STAFF_PASSWORD, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

const NEW_PASSWORD = 'ombrello viola sotto la pioggia';

describe('the accounts of the staff', () => {
  let portal: TestPortal;
  let admin: StaffBrowser;

  beforeAll(async () => {
    portal = await TestPortal.start(STAFF_PORTAL);
    await addStaff(portal, { username: 'capo', role: 'admin' });
    admin = new StaffBrowser(portal);
    await admin.signIn('capo');
  });

  afterAll(async () => {
    await portal.close();
  });

  const row = async (username: string): Promise<Record<string, unknown>> => {
    const { rows } = await portal.sql.query<Record<string, unknown>>('select * from staff where username = $1', [
      username,
    ]);
    return rows[0] ?? {};
  };
  const lastEntry = async (): Promise<Record<string, unknown>> => {
    const { rows } = await portal.sql.query<Record<string, unknown>>(
      'select action, actor_name as actor, subject_id as subject, data from audit_entry order by sequence desc limit 1',
    );
    return rows[0] ?? {};
  };

  it('are made by an administrator, with a password that is shown once and must be changed', async () => {
    const form = await admin.open('/admin/personale/nuovo');
    const made = await admin.submit(form, 'main form', {
      username: 'Mario.Rossi',
      fullName: 'Mario Rossi',
      role: 'clerk',
    });
    expect(made.status).toBe(200);
    const password = made.marked('one-time-password');
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await lastEntry()).toMatchObject({ action: 'staff-created', actor: 'capo', data: { role: 'clerk' } });
    const { rows } = await portal.sql.query<{ text: string }>(
      'select string_agg(audit_entry::text, $1) as text from audit_entry',
      ['\n'],
    );
    expect(rows[0]?.text).not.toMatch(/Rossi|ombrello/);
    const mario = new StaffBrowser(portal);
    expect((await mario.signIn('mario.rossi', password)).url.pathname).toBe('/admin/profilo/password');
  });

  it('keep what was typed when something is wrong, and say what', async () => {
    const form = await admin.open('/admin/personale/nuovo');
    const wrong = await admin.submit(form, 'main form', {
      username: 'capo',
      fullName: 'Un Altro',
      role: 'auditor',
      expiresOn: '2020-02-30',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.errors).toEqual({
      expiresOn: 'La data non esiste: scrivila come 31/12/2027.',
      purpose: "Indica per quale verifica serve l'accesso.",
    });
    expect(wrong.$('#fullName').val()).toBe('Un Altro');
    expect(wrong.$('#role-auditor').attr('checked')).toBeDefined();
    const pasted = { fullName: 'Un\0 Altro', expiresOn: '2099-12-31', purpose: 'Verifica\0 di cassa' };
    const invisible = await admin.submit(wrong, 'main form', pasted);
    expect([invisible.status, Object.keys(invisible.errors)]).toEqual([422, ['fullName', 'purpose']]);
    const taken = await admin.submit(wrong, 'main form', { expiresOn: '2099-12-31', purpose: 'Verifica di cassa' });
    expect([taken.status, taken.errors]).toEqual([
      422,
      { username: 'Questo nome utente esiste già: scegline un altro.' },
    ]);
  });

  it('are disabled and enabled, get another role and a new password, and lose their sessions each time', async () => {
    const id = await addStaff(portal, { username: 'anna', role: 'clerk' });
    const path = `/admin/personale/${id}`;
    const anna = new StaffBrowser(portal);
    const change = async (
      form: string,
      fields: Record<string, string> = {},
    ): Promise<ReturnType<typeof admin.submit>> => {
      expect((await anna.signIn('anna')).status).toBe(200);
      const answer = await admin.submit(await admin.open(path), form, fields);
      expect([form, (await anna.send('/admin')).status]).toEqual([form, 303]);
      return answer;
    };
    await change('form[action$="/ruolo"]', { role: 'manager' });
    expect(await row('anna')).toMatchObject({ role: 'manager' });
    expect(await lastEntry()).toMatchObject({
      action: 'staff-role-changed',
      subject: String(id),
      data: { from: 'clerk', to: 'manager' },
    });
    await change('form[action$="/ruolo"]', { role: 'auditor', expiresOn: '2099-12-31', purpose: 'Verifica di cassa' });
    expect((await admin.open(path)).text).toContain('fino al 31 dicembre 2099 (Verifica di cassa)');
    expect((await admin.open('/admin/personale')).text).toContain('31 dicembre 2099, per: Verifica di cassa');
    expect((await anna.signIn('anna')).$('[data-testid=access-ends]')).toHaveLength(0);
    // By the calendar: three times 24 hours are two or four days where the clocks change.
    const inThreeDays = daysAfter(romeDay(portal.clock.now()), 3);
    const soon = { role: 'auditor', expiresOn: inThreeDays, purpose: 'Verifica di cassa' };
    await admin.submit(await admin.open(path), 'form[action$="/ruolo"]', soon);
    expect(await lastEntry()).toMatchObject({
      ...{ action: 'staff-access-extended', data: { from: '2099-12-31', to: inThreeDays } },
    });
    // Whoever is signed in goes on, and is told.
    expect((await anna.open('/admin')).marked('access-ends')).toMatch(/scade tra 3 giorni: l'ultimo giorno è il/);
    expect((await admin.open('/admin/personale')).text).toContain('Attivo, scade tra 3 giorni');
    anna.cookies.clear();
    await change('form[action$="/stato"]');
    expect((await anna.signIn('anna')).status).toBe(422);
    await admin.submit(await admin.open(path), 'form[action$="/stato"]');
    const reset = await change('form[action$="/password"]');
    expect((await anna.signIn('anna')).status).toBe(422);
    expect((await anna.signIn('anna', reset.marked('one-time-password'))).heading).toBe('Scegli la tua password');
  });

  it('do not change themselves: not their role, not their state', async () => {
    const { id } = await row('capo');
    const page = await admin.open('/admin/profilo');
    const { _csrf = '' } = page.formFields('form');
    for (const [part, fields] of [
      ['ruolo', { role: 'clerk' }],
      ['stato', { active: 'no' }],
      ['password', {}],
      ['codici', {}],
    ] as const) {
      const response = await admin.send(`/admin/personale/${String(id)}/${part}`, { fields: { _csrf, ...fields } });
      expect([part, response.status]).toEqual([part, 422]);
    }
    expect(await row('capo')).toMatchObject({ role: 'admin', state: 'active', totp_secret: null });
    expect((await admin.send('/admin')).status).toBe(200);
  });

  it('take nothing from a form but what it is for', async () => {
    await addStaff(portal, { username: 'furbo', role: 'clerk' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('furbo');
    const extra = {
      role: 'admin',
      state: 'active',
      must_change_password: 'false',
      id: '1',
      'staff[role]': 'admin',
      __proto__: 'x',
    };
    const form = await browser.open('/admin/profilo/password');
    const next = NEW_PASSWORD;
    await browser.submit(form, 'main form', {
      current: STAFF_PASSWORD,
      next,
      repeated: next,
      username: 'capo',
      ...extra,
    });
    expect(await row('furbo')).toMatchObject({ role: 'clerk', username: 'furbo' });
    const capo = await row('capo');
    expect(await new StaffBrowser(portal).signIn('capo')).toMatchObject({ status: 200 });
    expect(capo).toMatchObject({ role: 'admin' });
  });

  it('cannot end the sessions of others from their own page', async () => {
    const victim = new StaffBrowser(portal);
    await victim.signIn('capo');
    const { rows } = await portal.sql.query<{ id: number }>(
      "select s.id::int as id from staff_session s join staff on staff.id = s.staff_id where username = 'capo'",
    );
    const browser = new StaffBrowser(portal);
    await browser.signIn('furbo', NEW_PASSWORD);
    const { _csrf = '' } = (await browser.open('/admin/profilo')).formFields('form');
    for (const { id } of rows)
      await browser.send('/admin/profilo/sessioni', { fields: { _csrf, session: String(id) } });
    for (const session of ['abc', '-1', "1' or '1'='1", '99999999999999999999'])
      expect((await browser.send('/admin/profilo/sessioni', { fields: { _csrf, session } })).status).toBe(404);
    expect((await victim.send('/admin')).status).toBe(200);
  });

  it('see and end their own sessions, all others at once after a change of password', async () => {
    await addStaff(portal, { username: 'vera', role: 'clerk' });
    const [here, there] = [new StaffBrowser(portal), new StaffBrowser(portal)];
    await here.signIn('vera');
    await there.signIn('vera');
    const profile = await here.open('/admin/profilo');
    expect(profile.$('.session')).toHaveLength(2);
    await here.submit(profile, 'form:has([name=session])');
    expect((await there.send('/admin')).status).toBe(303);
    await there.signIn('vera');
    const before = here.cookies.get('staff');
    await here.submit(await here.open('/admin/profilo/password'), 'main form', {
      current: STAFF_PASSWORD,
      next: NEW_PASSWORD,
      repeated: NEW_PASSWORD,
    });
    expect(here.cookies.get('staff')).not.toBe(before);
    expect((await here.send('/admin')).status).toBe(200);
    expect((await there.send('/admin')).status).toBe(303);
  });

  it.each([
    ['corta', 'La nuova password deve avere almeno 12 caratteri'],
    ['x'.repeat(129), 'al massimo 128'],
    ['passwordpassword1', 'facile da indovinare'],
    ['monopoli-forte-2026', 'contiene il tuo nome'],
    ['xx-paolino-9-zattera', 'contiene il tuo nome'],
    [STAFF_PASSWORD, 'uguale a quella attuale'],
  ])('refuse %s as a new password', async (next, message) => {
    if ((await row('paolino'))['id'] === undefined) await addStaff(portal, { username: 'paolino', role: 'clerk' });
    const browser = new StaffBrowser(portal);
    await browser.signIn('paolino');
    const form = await browser.open('/admin/profilo/password');
    const page = await browser.submit(form, 'main form', { current: STAFF_PASSWORD, next, repeated: next });
    expect([page.status, page.errors['next']]).toEqual([422, expect.stringContaining(message)]);
    expect(page.$('[type=password][value]')).toHaveLength(0);
  });

  it('always keep an active administrator, also when two remove each other at the same moment', async () => {
    await addStaff(portal, { username: 'vice', role: 'admin' });
    const clients = [0, 1].map(() => new pg.Client({ connectionString: portal.environment.database.url! }));
    for (const client of clients) await client.connect();
    const results = await Promise.allSettled(
      ['capo', 'vice'].map((username, index) =>
        clients[index]!.query("update staff set state = 'disabled' where username = $1", [username]),
      ),
    );
    for (const client of clients) await client.end();
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await portal.sql.query("select 1 from staff where role = 'admin' and state = 'active'");
    expect(rows).toHaveLength(1);
  });
});
