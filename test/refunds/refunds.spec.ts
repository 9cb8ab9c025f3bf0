import { Citizen, clean, type SeenPage } from '../support/citizen.js';
import { MARIO } from '../support/journey.js';
import { until } from '../support/until.js';
import { RefundOffice } from './refund-office.js';

const WHOLE = { extent: 'whole' };
const part = (amount: string): Record<string, string> => ({ extent: 'part', amount });
const MINUTE_MS = 60_000;

describe('money that goes back', () => {
  let desk: RefundOffice;
  const citizen = new Citizen();

  beforeAll(async () => {
    desk = await RefundOffice.open();
  });

  afterAll(() => desk.office.close());

  const sql = (text: string, ...values: unknown[]): Promise<object[]> => desk.office.rows(text, values);
  const pathOf = (id: string): string => `/admin/rimborsi/${id}`;

  it('whole: asked, approved, done; with the commission, and everybody sees it', async () => {
    const payment = await desk.paid();
    const asked = await desk.ask(desk.clerk, payment, { ...WHOLE, text: 'Gita annullata' });
    expect(asked.marked('notice')).toContain('Rimborso chiesto');
    expect(asked.text).toMatch(/Commissione che torna ?2,36 €/);
    const [{ id } = { id: '' }] = await desk.refunds(payment);
    const list = await desk.manager.open('/admin/rimborsi');
    expect(list.marked('sums-to-approve')).toContain('1 rimborso, 156,96 €, di cui commissioni 2,36 €');
    const page = await desk.manager.open(pathOf(id));
    expect(page.text).toContain('Gita annullata');
    expect((await desk.manager.submit(page, '#approve')).status).toBe(200);
    await desk.becomes(payment, id, 'done');

    expect(await desk.backByBothBooks(payment)).toEqual([15_696]);
    expect(await desk.payment(payment)).toMatchObject({ status: 'refunded', refundedCents: 15_696 });
    const [notice, ...others] = await desk.notices(payment, 1);
    expect(others).toEqual([]);
    expect(clean(notice!.text)).toContain('sono stati restituiti 156,96 €');
    const outcome = await citizen.open(`${desk.office.portal.url}/pagamenti/${payment}/esito`);
    expect([outcome.paymentStatus, outcome.text.includes('restituito 156,96 €')]).toEqual(['refunded', true]);
    const [receipt] = await desk.office.rows<{ code: string }>(
      'select verification_code as code from receipt where payment_id = $1',
      [payment],
    );
    const verified = await citizen.open(`${desk.office.portal.url}/verifica/${receipt!.code}`);
    expect(verified.text).toContain('rimborsato tutto, 156,96 €');
    const { reference } = await desk.payment(payment);
    const found = await citizen.post(new URL('/dove-e-il-mio-pagamento', desk.office.portal.url), {
      ...{ reference: String(reference), taxCode: MARIO.taxCode },
    });
    expect(found.text).toContain('156,96 € sono tornati');
    expect(found.text).toContain('Ti abbiamo avvisato del rimborso per e-mail');
    const detail = await desk.clerk.open(`/admin/transazioni/${payment}`);
    expect(detail.marked('chain')).toMatch(/^Storia integra/);
    for (const words of ['Rimborso chiesto', 'Rimborso approvato', 'e-mail al cittadino inviata'])
      expect(detail.text).toContain(words);
    expect(detail.$('#refund-1').length).toBe(0);
    const trail = await sql(
      `select action from audit_entry where subject_id = $1 and action like 'refund-%' order by sequence`,
      payment,
    );
    expect(trail).toEqual(['refund-requested', 'refund-approved', 'refund-done'].map((action) => ({ action })));
    const written = await sql(`select data::text from payment_event union all select data::text from audit_entry`);
    expect(JSON.stringify(written)).not.toMatch(/Gita annullata|RSSMRA/);
  });

  it('parts: each its own notice, the commission with the last one, in the citizen’s language', async () => {
    const payment = await desk.paid(new Citizen('en'));
    await desk.becomes(payment, await desk.agree(payment, part('50,00')), 'done');
    expect(await desk.payment(payment)).toMatchObject({ status: 'partially_refunded', refundedCents: 5_000 });
    expect(await desk.backByBothBooks(payment)).toEqual([5_000]);
    const wrong = await desk.ask(desk.clerk, payment, { ...part('1.234'), reason: '' });
    expect([wrong.status, Object.keys(wrong.errors)]).toEqual([422, ['refund-1-amount', 'refund-1-reason']]);
    const tooMuch = await desk.ask(desk.clerk, payment, part('104,61'));
    expect([tooMuch.status, clean(tooMuch.errors['refund-1-amount'] ?? '')]).toEqual([
      422,
      'Si possono rimborsare al massimo 104,60 €, commissione esclusa: il resto è già rimborsato o chiesto.',
    ]);
    expect(tooMuch.formFields('#refund-1')).toMatchObject({ extent: 'part', amount: '104,61' });
    await desk.becomes(payment, await desk.agree(payment, part('104,60')), 'done');
    expect(await desk.payment(payment)).toMatchObject({ status: 'refunded', refundedCents: 15_696 });
    expect(await desk.backByBothBooks(payment)).toEqual([15_696]);
    const notices = await desk.notices(payment, 2);
    expect(notices.map(({ subject }) => clean(subject)).sort()).toEqual([
      expect.stringMatching(/^Refund of 106,96 €/),
      expect.stringMatching(/^Refund of 50,00 €/),
    ]);
    const changes = await sql(
      `select d.status, sum(d.payments)::int as payments from (
         select status, payments from payment_day_summary union all select status, payments from payment_day_change) d
       group by 1 having sum(d.payments) <> 0 except select status, count(*)::int from payment group by 1`,
    );
    expect(changes).toEqual([]);
  });

  it('twice at once: one form asks once, two for all of it get one, two approvers give back once', async () => {
    const payment = await desk.paid();
    const page = await desk.clerk.open(`/admin/transazioni/${payment}`);
    const send = (): Promise<unknown> =>
      desk.clerk.submit(page, '#refund-1', { ...part('10,00'), reason: 'other', text: 'x' });
    await Promise.all([send(), send(), send()]);
    expect(await desk.refunds(payment)).toHaveLength(1);
    const browsers = [desk.clerk, desk.manager, desk.colleague];
    // Every page is there before the first form leaves.
    const forms = await Promise.all(browsers.map((browser) => browser.open(`/admin/transazioni/${payment}`)));
    const answers = await Promise.all(
      browsers.map((browser, index) =>
        browser.submit(forms[index]!, '#refund-1', { ...WHOLE, reason: 'wrong-amount' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('niente da rimborsare');
    const [small] = await desk.refunds(payment);
    const approvers = [desk.manager, desk.colleague, desk.manager];
    const pages = [await desk.manager.open(pathOf(small!.id)), await desk.colleague.open(pathOf(small!.id))];
    const decided = await Promise.all(approvers.map((browser, index) => browser.submit(pages[index % 2]!, '#approve')));
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(decided.find(({ status }) => status === 409)!.marked('notice')).toContain('già deciso');
    await desk.becomes(payment, small!.id, 'done');
    expect(await desk.backByBothBooks(payment)).toEqual([1_000]);
    expect(await desk.notices(payment, 1)).toHaveLength(1);
  });

  it('nobody approves what they asked for, and nothing more than is left goes back: the database says so too', async () => {
    const payment = await desk.paid();
    const asked = await desk.ask(desk.manager, payment, part('100'));
    const [{ id } = { id: '' }] = await desk.refunds(payment);
    expect([asked.$('#approve').length, asked.$('#withdraw').length]).toEqual([0, 1]);
    const token = asked.formFields('#withdraw')['_csrf']!;
    const forced = await desk.manager.send(`${pathOf(id)}/approva`, { fields: { _csrf: token } });
    expect([forced.status, await forced.text()]).toEqual([409, expect.stringContaining('lo hai chiesto tu')]);
    const clerks = await desk.clerk.open(pathOf(id));
    expect(clerks.$('#approve, #withdraw').length).toBe(0);
    const approveBy = `update refund set state = 'approved', approved_at = $2, next_try_at = $2,
      request_id = repeat('1', 32), approved_by = requested_by where public_id = $1`;
    await expect(sql(approveBy, id, desk.office.portal.clock.now())).rejects.toThrow(/refund_four_eyes/);
    const more = `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason,
        state, requested_by, requested_at)
      select repeat('A', 22), payment_id, attempt_id, 'staff', $2, 0, 'other', 'requested', requested_by, requested_at
      from refund where public_id = $1`;
    await expect(sql(more, id, 5_697)).rejects.toThrow(/payment_attempt_refunds/);
    await expect(sql(`update refund set amount_cents = 1 where public_id = $1`, id)).rejects.toThrow(/cannot change/);
    await expect(sql(`delete from refund where public_id = $1`, id)).rejects.toThrow(/stays recorded/);
    expect((await desk.manager.submit(asked, '#withdraw')).marked('refund-state')).toBe('Ritirato');
    const other = await desk.asked(payment, WHOLE);
    const page = await desk.manager.open(pathOf(other));
    expect((await desk.manager.submit(page, '#reject', { text: '' })).errors).toHaveProperty('reject-text');
    const rejected = await desk.manager.submit(page, '#reject', { text: 'Il servizio è stato reso' });
    expect(rejected.marked('refund-state')).toBe('Rifiutato');
    await expect(
      sql(`update refund set state = 'requested', closed_by = null, settled_at = null where public_id = $1`, other),
    ).rejects.toThrow(/final/);
    expect(await desk.backByBothBooks(payment)).toEqual([0]);
  });

  it('the bank keeps silent after giving back, or is away: both are told, both end by themselves, nothing goes back twice', async () => {
    const { bank, clock } = desk.office.portal;
    const [silent, away] = [await desk.paid(), await desk.paid()];
    const order = await desk.office.portal.orderOf(silent);
    await bank.setFaults({ scope: { orderId: order }, refund: { commitThenTimeout: true } });
    const unanswered = await desk.agree(silent, part('20,00'));
    await desk.becomes(silent, unanswered, 'unknown');
    const told = await desk.clerk.open(pathOf(unanswered));
    expect(told.marked('refund-progress')).toContain('non si sa se lo ha eseguito');
    await bank.close();
    const notSent = await desk.agree(away, part('30,00'));
    await until('a try', async () => (await desk.refunds(away))[0]?.code);
    const waiting = await desk.clerk.open(pathOf(notSent));
    expect(waiting.marked('refund-progress')).toContain('la banca non è raggiungibile');
    expect(waiting.headers.get('refresh')).toBe(`3; url=${pathOf(notSent)}?aggiornamento=1`);
    const often = await desk.clerk.open(`${pathOf(notSent)}?aggiornamento=30`);
    expect(often.headers.get('refresh')).toBeNull();
    await bank.reopen();
    clock.advance(MINUTE_MS);
    await Promise.all([desk.becomes(silent, unanswered, 'done'), desk.becomes(away, notSent, 'done')]);
    await bank.clearFaults();
    expect([await desk.backByBothBooks(silent), await desk.backByBothBooks(away)]).toEqual([[2_000], [3_000]]);
    expect([await desk.notices(silent, 1), await desk.notices(away, 1)]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it('the worker dies after the bank gave back: the next one looks before it calls', async () => {
    const payment = await desk.paid();
    await desk.office.portal.stopWorkers();
    const id = await desk.agree(payment, WHOLE);
    const now = desk.office.portal.clock.now();
    await desk.giveBackAtBank(payment, 15_696);
    await sql(
      `update refund set state = 'sent', turn = 2, sent_at = $2, next_try_at = $2 where public_id = $1`,
      id,
      now,
    );
    await desk.office.portal.startWorker();
    await desk.becomes(payment, id, 'done');
    expect(await desk.backByBothBooks(payment)).toEqual([15_696]);
    expect(await desk.notices(payment, 1)).toHaveLength(1);
  });

  it('the bank refuses, because it has given back by itself: that becomes a refund of its own', async () => {
    const payment = await desk.paid();
    const id = await desk.asked(payment, WHOLE);
    await desk.giveBackAtBank(payment, 5_000);
    await desk.approve(id);
    await desk.becomes(payment, id, 'failed');
    const own = await until('the reversal', async () => (await desk.refunds(payment))[1]);
    expect(own).toMatchObject({ source: 'bank', state: 'done', amountCents: 5_000, commissionCents: 0 });
    expect((await desk.clerk.open(pathOf(id))).marked('refund-progress')).toContain('la banca ha rifiutato');
    expect(await desk.openAlerts(payment)).toEqual(['refund-failed', 'bank-reversal']);
    expect(await desk.backByBothBooks(payment)).toEqual([5_000]);
    expect(await desk.notices(payment, 1)).toHaveLength(1);
  });

  it('the bank refuses, and does not say why it did: it is asked what went back until it answers', async () => {
    const { bank } = desk.office.portal;
    const payment = await desk.paid();
    const id = await desk.asked(payment, WHOLE);
    await desk.giveBackAtBank(payment, 7_000);
    await bank.setFaults({ scope: { orderId: await desk.office.portal.orderOf(payment) }, query: { status: 503 } });
    await desk.approve(id);
    await desk.becomes(payment, id, 'failed');
    await bank.clearFaults();
    await desk.reversalComes(payment);
    expect(await desk.backByBothBooks(payment)).toEqual([7_000]);
  });

  it('a reversal found by asking takes the money of what was only asked for', async () => {
    const payment = await desk.paid();
    const id = await desk.asked(payment, WHOLE);
    await desk.giveBackAtBank(payment, 15_600);
    const compare = async (): Promise<string> =>
      (await desk.clerk.submit(await desk.clerk.open(`/admin/transazioni/${payment}`), '[data-check]')).marked(
        'notice',
      );
    expect(await compare()).toContain('più di quanto sapevamo');
    expect(await desk.refunds(payment)).toMatchObject([
      { id, state: 'failed', code: 'bank-reversal' },
      { source: 'bank', amountCents: 15_600, commissionCents: 140 },
    ]);
    expect(await compare()).toContain('coincidono');
    expect(await desk.payment(payment)).toMatchObject({ status: 'partially_refunded', refundedCents: 15_600 });
    expect(await desk.backByBothBooks(payment)).toEqual([15_600]);
  });

  it('a late truth that is no longer whole: paid, and given back in part before we knew', async () => {
    const payment = await desk.lost();
    await desk.giveBackAtBank(payment, 6_000);
    await desk.clerk.submit(await desk.clerk.open(`/admin/transazioni/${payment}`), '[data-ask]');
    await until('the reversal', async () => (await desk.refunds(payment))[0]);
    expect(await desk.payment(payment)).toMatchObject({ status: 'partially_refunded', refundedCents: 6_000 });
    expect(await desk.openAlerts(payment)).toEqual(['bank-reversal']);
    expect(await desk.backByBothBooks(payment)).toEqual([6_000]);
  });

  it('what was paid in excess goes back whole, the payment stays paid, its alert ends', async () => {
    const payment = await desk.paidTwice();
    expect(await desk.openAlerts(payment)).toEqual(['excess-paid']);
    const page = await desk.clerk.open(`/admin/transazioni/${payment}`);
    expect(page.formFields('#refund-1')).toMatchObject({ extent: 'whole', reason: 'paid-twice' });
    const id = await desk.asked(payment, {});
    await desk.approve(id);
    await desk.becomes(payment, id, 'done');
    expect(await desk.payment(payment)).toMatchObject({ status: 'paid', refundedCents: 0 });
    expect(await desk.openAlerts(payment)).toEqual([]);
    expect(await desk.backByBothBooks(payment)).toEqual([15_696, 0]);
    expect((await desk.notices(payment, 1))[0]!.text).toContain('avevi pagato due volte');
  });

  it('lists of a group are walked page by page, there and back, and are taken as a file', async () => {
    const payment = await desk.paid();
    // All ended at one instant: only the rows' order tells them apart.
    await sql(
      `insert into refund (public_id, payment_id, attempt_id, source, amount_cents, commission_cents, reason, state,
         requested_by, closed_by, requested_at, settled_at)
       select 'declined' || lpad(n::text, 14, '0'), p.id, a.id, 'staff', n, 0, 'other', 'rejected', 1, 2, $2, $2
       from payment p join payment_attempt a on a.payment_id = p.id, generate_series(1, 120) n where p.public_id = $1`,
      ...[payment, desk.office.portal.clock.now()],
    );
    const hrefsOf = ({ $ }: SeenPage): string[] =>
      $('[data-testid=refunds-declined] tbody a')
        .toArray()
        .map((link) => $(link).attr('href') ?? '');
    const all = await sql(
      `select public_id as "publicId" from refund where state in ('rejected', 'withdrawn') order by settled_at desc, id desc`,
    );
    const start = await desk.manager.open('/admin/rimborsi');
    expect(hrefsOf(start)).toHaveLength(20);
    const pages = [await desk.manager.open(start.$('a[href$="gruppo=declined"]').last().attr('href')!)];
    const move = async (rel: string): Promise<SeenPage> =>
      desk.manager.open(pages.at(-1)!.$(`a[rel=${rel}]`).attr('href')!);
    while (pages.at(-1)!.$('a[rel=next]').length > 0) pages.push(await move('next'));
    expect(pages.flatMap(hrefsOf)).toEqual(all.map((row) => pathOf((row as { publicId: string }).publicId)));
    const [first, second] = pages;
    expect(hrefsOf(await desk.manager.open(pages[2]!.$('a[rel=prev]').attr('href')!))).toEqual(hrefsOf(second!));
    const back = await desk.manager.open(second!.$('a[rel=prev]').attr('href')!);
    expect([hrefsOf(back), back.$('a[rel=prev]').length]).toEqual([hrefsOf(first!), 0]);
    const file = await desk.manager.send(second!.$('.export-links a[href*=".jsonl"]').attr('href')!);
    expect((await file.text()).split('\n').slice(0, -1)).toHaveLength(all.length);
  });
});
