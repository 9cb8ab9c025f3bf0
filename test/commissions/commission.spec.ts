import { CARDS } from '../support/bank.js';
import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { EDIT, FORM, MARIO, PAY, payWithCard, publicIdOf, TO_BANK, toReview } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { TestPortal } from '../support/portal.js';
import { addStaff, StaffBrowser } from '../support/staff.js';
import { until } from '../support/until.js';
import { GENERAL, PREVIEW, RATES, RatesOffice, SAVE, WITHDRAW } from './rates-office.js';

const DAY_MS = 86_400_000;
/** Beyond the notice with which a rate begins. */
const NOTICE_MS = 7_000;

describe('the commission that the office decides', () => {
  let portal: TestPortal;
  let office: RatesOffice;
  let manager: StaffBrowser;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start({ variables: { TRUST_PROXY: 'true' } });
    // Ten minutes to midnight in Italy.
    portal.clock.set(new Date('2027-01-12T22:50:00Z'));
    office = await RatesOffice.open(portal);
    manager = office.manager;
  });

  afterAll(async () => {
    await portal.close();
  });

  /** A payment as far as it has its rate: the wait page. */
  const begin = async (changes: Record<string, string>): Promise<SeenPage> =>
    citizen.submit(await toReview(citizen, portal, changes), PAY);
  const chargedFor = async (outcome: SeenPage): Promise<object | undefined> =>
    (
      await office.sql<object>(
        'select rate_millionths as rate, commission_cents as commission, total_cents as total from payment where public_id = $1',
        [publicIdOf(outcome)],
      )
    )[0];

  it('is asked for in a form that says everything that is wrong and keeps what was typed', async () => {
    const typed = { scope: '', rate: '1,5228431', start: 'date', startsOn: '2027-01-12', reason: '' };
    const wrong = await office.preview(typed);
    expect(wrong.status).toBe(422);
    expect(wrong.errors).toEqual({
      scope: 'Scegli per quali servizi vale.',
      rate: 'La percentuale può avere al massimo sei decimali: per esempio 1,522843.',
      startsOn: 'Il giorno deve venire dopo oggi. Per cambiare oggi scegli "Da subito".',
      reason: 'Scrivi il motivo: resta nello storico, per chi verrà dopo.',
    });
    expect(wrong.formFields(PREVIEW)).toMatchObject({ ...typed, kind: 'percentage' });
    expect(wrong.html).toContain('Errore');
  });

  it('is shown to the cent before it is stored, with the warning of the law, and can be changed again', async () => {
    await citizen.submit(await toReview(citizen, portal), PAY);
    const before = await office.sql('select * from commission_rate');
    const shown = await office.preview({ ...GENERAL, rate: '2,5' });
    expect(shown.status).toBe(200);
    const row = shown
      .$('[data-testid=amount]')
      .toArray()
      .map((tr) =>
        shown
          .$(tr)
          .find('th, td')
          .toArray()
          .map((cell) => clean(shown.$(cell).text())),
      )
      .find(([amount]) => amount === 'Importo 154,60 €');
    expect(row).toEqual(['Importo 154,60 €', '2,36 €', '3,87 €', '156,96 €', '158,47 €', '+1,51 €']);
    expect(shown.marked('open-payments')).toContain('1 pagamento è aperto');
    expect(shown.text).toContain('D.Lgs. 218/2017');

    const unconfirmed = await manager.submit(shown, SAVE);
    expect([unconfirmed.status, Object.keys(unconfirmed.errors)]).toEqual([422, ['acknowledged']]);
    const edited = await manager.submit(unconfirmed, '#edit');
    expect(edited.formFields(PREVIEW)).toMatchObject({ ...GENERAL, rate: '2,5' });
    expect(await office.sql('select * from commission_rate')).toEqual(before);
  });

  it('from now and from tomorrow: each payment has the rate of its own moment', async () => {
    const first = await payWithCard(citizen, await begin({}), CARDS.paid);
    await office.decide({ rate: '2', reason: 'da subito' });
    const stillBefore = await begin({ description: 'prima' });
    portal.clock.advance(NOTICE_MS);
    await office.decide({ rate: '2,5', start: 'date', startsOn: '2027-01-13', reason: 'da domani' });
    const today = await begin({ description: 'oggi' });
    portal.clock.set(new Date('2027-01-12T22:59:59.999Z'));
    const lastMoment = await begin({ description: 'ultimo istante' });
    portal.clock.set(new Date('2027-01-12T23:00:00.000Z'));
    const tomorrow = await begin({ description: 'domani' });

    const seed = { rate: 1_522_843, commission: 236, total: 15_696 };
    const second = { rate: 2_000_000, commission: 310, total: 15_770 };
    expect(await Promise.all([first, stillBefore, today, lastMoment, tomorrow].map(chargedFor))).toEqual([
      ...[seed, seed, second, second],
      { rate: 2_500_000, commission: 387, total: 15_847 },
    ]);
    expect(first.marked('commission')).toBe('2,36 €');
    const entries = await office.sql(
      "select actor_name as actor, data from audit_entry where action = 'rate-scheduled' order by sequence",
    );
    expect(entries).toEqual([
      expect.objectContaining({
        actor: 'rita',
        data: expect.objectContaining({ rateMillionths: 2_000_000, serviceId: null }),
      }),
      expect.objectContaining({ data: expect.objectContaining({ validFrom: '2027-01-12T23:00:00.000Z' }) }),
    ]);
  });

  it('a citizen who is at the review when it changes sees the new total before paying', async () => {
    const review = await toReview(citizen, portal, { description: 'al riepilogo' });
    expect(review.marked('total')).toBe('158,47 €');
    await office.decide({ rate: '1' });
    portal.clock.advance(NOTICE_MS);
    const again = await citizen.submit(review, PAY);
    expect([again.status, again.marked('total')]).toEqual([409, '156,15 €']);
    expect(again.text).toContain('158,47 €, non vale più. Quello giusto adesso è 156,15 €');
    const outcome = await payWithCard(citizen, await citizen.submit(again, PAY), CARDS.paid);
    expect(await chargedFor(outcome)).toMatchObject({ rate: 1_000_000, total: 15_615 });
  });

  it('a process that has not read the change yet stores no payment with the rate that ended', async () => {
    const review = await toReview(citizen, portal, { description: 'memoria vecchia' });
    const payments = await office.sql('select id from payment order by id');
    // Written past the notice of the pages, so that what this process keeps is wrong for a moment.
    portal.clock.advance(1);
    const now = portal.clock.now();
    await office.sql('update commission_rate set valid_to = $1, changed_at = $1 where valid_to is null', [now]);
    await office.sql(
      "insert into commission_rate (rate_millionths, valid_from, reason, created_at) values (1100000, $1, 'a mano', $1)",
      [now],
    );
    const again = await citizen.submit(review, PAY);
    expect([again.status, again.marked('total')]).toEqual([409, '156,31 €']);
    expect(await office.sql('select id from payment order by id')).toEqual(payments);
    expect((await citizen.submit(again, PAY)).$(TO_BANK)).toHaveLength(1);
  });

  it('of two people who decide at once one does, the other is told what and loses no word', async () => {
    await addStaff(portal, { username: 'sara', role: 'manager' });
    const sara = new StaffBrowser(portal, '192.0.2.11');
    await sara.signIn('sara');
    const typed = { ...GENERAL, rate: '3', reason: 'parole che restano' };
    const [hers, mine] = [await office.preview(typed, sara), await office.preview({ ...typed, rate: '3,1' })];
    const answers = await Promise.all([office.save(hers, sara), office.save(mine)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409)!;
    expect(loser.errors['scope']).toMatch(
      /la commissione è cambiata: Tutti i servizi, 3(,1)?% dal .* decisa da Persona/,
    );
    expect(loser.formFields(PREVIEW)).toMatchObject({ reason: 'parole che restano', scope: 'generale' });
    portal.clock.advance(NOTICE_MS);
  });

  it('one service has its own, until it follows the general one again', async () => {
    const scope = String(await office.serviceId('asilo-nido'));
    await office.decide({ scope, rate: '0,5' });
    portal.clock.advance(NOTICE_MS);
    const form = await citizen.open(`${portal.url}/servizi/asilo-nido`);
    expect(form.text).toContain('0,5%');
    const shown = await office.preview({ ...GENERAL, rate: '1,522843' });
    expect(shown.text).toContain('ASILO NIDO: 0,5%');
    await office.decide({ scope, kind: 'general', rate: '' });
    portal.clock.advance(NOTICE_MS);
    expect((await citizen.open(`${portal.url}/servizi/asilo-nido`)).text).toMatch(/3(,1)?%/);
  });

  it('a planned one is taken back with a reason, is never lost, and the one before goes on', async () => {
    const scope = String(await office.serviceId('idranti-comunali'));
    await office.decide({ scope, rate: '4' });
    portal.clock.advance(NOTICE_MS);
    await office.decide({ scope, rate: '5', start: 'date', startsOn: '2027-03-01' });
    const earlier = await office.preview({ ...GENERAL, scope, rate: '6', start: 'date', startsOn: '2027-02-01' });
    expect([earlier.status, Object.keys(earlier.errors)]).toEqual([422, ['startsOn']]);

    const list = await manager.open(RATES);
    const href = list.$('[data-state=future] a').attr('href') ?? '';
    const form = await manager.open(href);
    const wrong = await manager.submit(form, WITHDRAW, { reason: ' ' });
    expect([wrong.status, wrong.errors]).toEqual([
      422,
      { reason: 'Scrivi il motivo: resta nello storico, per chi verrà dopo.' },
    ]);
    const done = await manager.submit(wrong, WITHDRAW, { reason: 'delibera annullata' });
    expect(done.marked('notice')).toContain('Commissione ritirata');
    expect(done.$('[data-state=withdrawn]').text()).toContain('delibera annullata');
    const late = await manager.submit(wrong, WITHDRAW, { reason: 'di nuovo' });
    expect([late.status, late.formFields(WITHDRAW)['reason']]).toEqual([409, 'di nuovo']);
    expect(
      await office.sql(
        'select rate_millionths as rate, valid_to as "validTo" from commission_rate where service_id = $1 and withdrawn_at is null',
        [scope],
      ),
    ).toEqual([{ rate: 4_000_000, validTo: null }]);
    await office.decide({ scope, rate: '6', start: 'date', startsOn: '2027-02-01' });
  });

  it('the database keeps the past, whoever writes', async () => {
    portal.clock.advance(1_000);
    await begin({ description: 'testimone' });
    const now = portal.clock.now();
    const [general] = await office.sql<{ id: number; validFrom: Date }>(
      'select id, valid_from as "validFrom" from commission_rate where service_id is null and valid_to is null',
    );
    const ended = 'select id from commission_rate where valid_to <= $1 limit 1';
    const insert =
      'insert into commission_rate (rate_millionths, valid_from, reason, created_at) values (0, $1, $2, $3)';
    const later = new Date(now.getTime() + DAY_MS);
    const overlap = await office.refusal(insert, [later, 'sovrapposta', now]);
    expect([overlap.code, overlap.constraint]).toEqual(['23P01', 'commission_rate_no_overlap']);
    const attempts: [string, unknown[]][] = [
      ['update commission_rate set rate_millionths = 0 where id = $1', [general!.id]],
      [`update commission_rate set rate_millionths = 0 where id in (${ended})`, [now]],
      ['update commission_rate set reason = $2 where id = $1', [general!.id, 'altro']],
      ['update commission_rate set valid_to = $2 where id = $1', [general!.id, later]],
      [
        'update commission_rate set valid_to = $2, changed_at = $3 where id = $1',
        [general!.id, general!.validFrom, now],
      ],
      // Whoever lies about the time is contradicted by a payment.
      [
        'update commission_rate set valid_to = $2, changed_at = $2 where id = $1',
        [general!.id, new Date(general!.validFrom.getTime() + 1)],
      ],
      [`update commission_rate set valid_to = null, changed_at = $1 where id in (${ended})`, [now]],
      [
        "update commission_rate set withdrawn_at = $2, changed_at = $2, withdrawal_reason = 'x' where id = $1",
        [general!.id, now],
      ],
      ['update commission_rate set changed_at = $1, valid_to = $1 where withdrawn_at is not null', [now]],
      ['delete from commission_rate where id = $1', [general!.id]],
      ['delete from commission_rate where valid_from > $1', [now]],
      ['truncate commission_rate', []],
      [insert, [new Date(now.getTime() - 1), 'nel passato', now]],
    ];
    for (const [text, values] of attempts) {
      expect([text, (await office.refusal(text, values)).code]).toEqual([text, '23000']);
    }
  });

  it('at 0 no page, letter or document speaks of a commission, in neither language', async () => {
    await office.decide({ rate: '0', reason: 'D.Lgs. 218/2017' });
    portal.clock.advance(NOTICE_MS);
    const english = new Citizen('en');
    const documents: Buffer[] = [];
    for (const [who, none, word] of [
      [citizen, 'Nessuna commissione', /commission/i],
      [english, 'No fees', /commission|\bfee/i],
    ] as const) {
      const form = await who.open(`${portal.url}/servizi/refezione-scolastica`);
      expect(form.text).toContain(none);
      const review = await who.submit(form, FORM, { ...MARIO, description: `a zero in ${none.slice(0, 2)}` });
      const edited = await who.submit(review, EDIT);
      expect(edited.text).toContain(none);
      const outcome = await payWithCard(who, await who.submit(review, PAY), CARDS.paid);
      const id = publicIdOf(outcome);
      const address = `${portal.url}/pagamenti/${id}`;
      const concluded = await who.open(`${address}/conclusa`);
      for (const page of [review, outcome, concluded]) expect(page.text).not.toMatch(word);
      documents.push(Buffer.from(await (await fetch(`${address}/ricevuta.pdf`)).arrayBuffer()));
      const detail = await manager.open(`/admin/transazioni/${id}`);
      expect(detail.text).not.toMatch(word);
      expect(await chargedFor(outcome)).toEqual({ rate: 0, commission: 0, total: 15_460 });
    }
    for (const { text } of await Promise.all(documents.map(readPdf))) expect(text).not.toMatch(/commission/i);
    const letters = await until('both receipts have left', () => {
      const found = portal.mail.messages.filter(({ text }) => text?.includes('a zero'));
      return found.length === 2 ? found : undefined;
    });
    for (const { text, html } of letters) expect(`${text} ${String(html)}`).not.toMatch(/commission/i);
  });

  it('is decided by managers only', async () => {
    for (const role of ['clerk', 'auditor', 'admin'] as const) {
      await addStaff(portal, { username: `un.${role}`, role });
      const browser = new StaffBrowser(portal);
      const home = await browser.signIn(`un.${role}`);
      expect(home.html).not.toContain(RATES);
      const { _csrf = '' } = home.formFields('form');
      for (const path of [RATES, `${RATES}/nuova`, `${RATES}/1/ritiro`]) {
        expect([role, path, (await browser.send(path)).status]).toEqual([role, path, 403]);
        const sent = await browser.send(path, { fields: { _csrf } });
        expect([role, path, sent.status]).toEqual([role, path, 403]);
      }
    }
  });
});
