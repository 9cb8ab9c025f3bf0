import { CARDS } from '../support/bank.js';
import { Citizen, clean } from '../support/citizen.js';
import { confirmCard, publicIdOf, PAY, TO_BANK, toCardConfirmation, toReview } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';

describe('Mario Rossi pays school meals, without JavaScript', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterAll(async () => {
    await portal.close();
  });

  it('goes through the eight phases', async () => {
    const home = await citizen.open(portal.url);
    expect(home.text).toContain('1,522843%');
    expect(home.$('a[href="/servizi/refezione-scolastica"]').length).toBeGreaterThan(0);

    const review = await toReview(citizen, portal);
    expect(review.status).toBe(200);
    expect(review.marked('commission')).toBe('2,36 €');
    expect(review.marked('total')).toBe('156,96 €');
    expect(review.text).toContain('Commissione (1,522843%)');

    const connecting = await citizen.submit(review, PAY);
    expect(connecting.url.pathname).toMatch(/^\/pagamenti\/[A-Za-z0-9_-]{22}\/collegamento$/);
    const publicId = publicIdOf(connecting);

    const cardPage = await citizen.submit(connecting, TO_BANK);
    const bankWords = clean(cardPage.$('body').text());
    expect(bankWords).toContain('391177900021');
    expect(bankWords).toContain('REFEZIONE SCOLASTICA');
    expect(bankWords).toMatch(/Riferimento N\.: \d+/);
    expect(bankWords).toContain('Totale Spesa: 156,96 Euro');

    const outcome = await confirmCard(citizen, await toCardConfirmation(citizen, connecting, CARDS.paid));
    expect(outcome.url.pathname).toBe(`/pagamenti/${publicId}/esito`);
    expect(outcome.paymentStatus).toBe('paid');
    const code = outcome.marked('transaction-code');
    expect(code).toMatch(/^[0-9A-F]{26}$/);

    const concluded = await citizen.submit(outcome, 'form[action$="/ricevuta"]');
    expect(concluded.url.pathname).toBe(`/pagamenti/${publicId}/conclusa`);
    expect(concluded.$('h1').text().toUpperCase()).toContain('OPERAZIONE CONCLUSA CON SUCCESSO');

    const [mail] = await until('the receipt', () => (portal.mail.messages.length > 0 ? portal.mail.messages : null));
    expect(mail?.text).toContain(code);
    expect(mail?.attachments[0]?.contentType).toBe('application/pdf');
    const pdf = await readPdf(mail?.attachments[0]?.content ?? Buffer.alloc(0));
    for (const words of ['Mario Rossi', 'RSSMRA81M10F376C', code, '156,96', 'pagamento refezione scolastica']) {
      expect(clean(pdf.text)).toContain(words);
    }
    const [line] = await portal.bank.ledger();
    expect(line).toMatchObject({ status: 'paid', amountCents: 15_696, transactionCode: code });
  });
});
