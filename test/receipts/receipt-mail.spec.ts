import { resolve } from 'node:path';
import { load } from 'cheerio';
import { loadMailTemplates, type RenderedMail } from '../../src/receipts/mail/mail-templates.js';
import { payerName, type ReceiptDocument, receiptDocument } from '../../src/receipts/receipt-document.js';
import type { PaidPayment } from '../../src/payments/payment-reader.js';
import type { LanguageRoot } from '../../src/shared/handlebars/translator.js';
import { textsIn } from '../../src/shared/i18n/texts.js';
import { sampleReceipt, sampleSettings, seedPayer } from './sample-receipt.js';

type MailModel = ReceiptDocument & LanguageRoot & { payerName: string; outcomeUrl: string; arms: object | null };

const renderer = loadMailTemplates<MailModel>(resolve('templates/receipts/mail'), 'receipt');
const picture = { cid: 'stemma.1a2b3c', width: 43, height: 48 };

function render(changes: Partial<PaidPayment> = {}, arms: object | null = null): RenderedMail {
  const issued = sampleReceipt(changes);
  return renderer({
    ...receiptDocument(issued, sampleSettings(), textsIn(issued.payment.language)),
    language: issued.payment.language,
    payerName: payerName(issued.payment.payer ?? seedPayer),
    outcomeUrl: 'https://pagamenti.comune.monopoli.example/pagamenti/AbCdEfGhIjKlMnOpQrStUv/esito',
    arms,
  });
}

describe('the message of a receipt', () => {
  it('has a subject that tells nothing of the person', () => {
    expect(render().subject).toBe('Ricevuta del pagamento N. 29 – Refezione scolastica');
  });

  it('says the same in both of its forms', () => {
    const { text, html } = render();
    const body = load(html)('body').text();
    for (const said of [
      'Mario Rossi',
      '2026/000123',
      '156,96\u00A0€',
      '2,36\u00A0€',
      'E802E2ACBBC01046895E444EBC',
      'Lucia Rossi',
      '080 4140222',
    ]) {
      expect(text).toContain(said);
      expect(body).toContain(said);
    }
  });

  it('escapes what the citizen typed in the HTML only', () => {
    const { text, html } = render({ description: 'D’Angelo & "figli" <b>{{ente.name}}</b>' });
    expect(text).toContain('Causale: D’Angelo & "figli" <b>{{ente.name}}</b>');
    expect(html).toContain('D’Angelo &amp; &quot;figli&quot; &lt;b&gt;{{ente.name}}&lt;/b&gt;');
  });

  it('keeps the subject on one line whatever the service is called', () => {
    expect(render({ serviceName: 'Mensa\r\nBcc: qualcuno@altrove.example' }).subject).toBe(
      'Ricevuta del pagamento N. 29 – Mensa Bcc: qualcuno@altrove.example',
    );
  });

  it('loads nothing from elsewhere', () => {
    const { html } = render();
    expect(html).not.toMatch(/<(img|link|script|iframe)|url\(/i);
    // The picture is in the message itself, and says nothing that the name beside it does not.
    expect(render({}, picture).html).toContain('<img src="cid:stemma.1a2b3c" width="43" height="48" alt=""');
  });

  it('names the body’s own contacts when the office has none, and what happened since', () => {
    const refund = { status: 'partially_refunded', refundedCents: 5_000 } as const;
    const { text } = render({ office: { name: 'Ufficio', email: null, phone: null }, ...refund });
    expect(text).toContain('Telefono: 080 4140111, dal lunedì al venerdì');
    expect(text).toContain('ATTENZIONE: Questo pagamento è stato rimborsato in parte: 50,00\u00A0€.');
  });
});
