import { ReceiptPdf } from '../../src/receipts/pdf/receipt-pdf.js';
import { receiptDocument } from '../../src/receipts/receipt-document.js';
import type { PaidPayment } from '../../src/payments/payment-reader.js';
import { readPdf } from '../support/pdf-text.js';
import { sampleReceipt, sampleSettings, seedPayer } from './sample-receipt.js';

describe('the PDF of a receipt', () => {
  const settings = sampleSettings();
  const pdf = new ReceiptPdf(settings);

  const render = (changes: Partial<PaidPayment> = {}): Promise<Buffer> =>
    pdf.render(receiptDocument(sampleReceipt(changes), settings));

  it('says on one page what a clerk and a desk need', async () => {
    const { text, pages } = await readPdf(await render());
    expect(pages).toBe(1);
    for (const said of [
      'Comune di Monopoli',
      'Attestazione di pagamento',
      'Ricevuta N. 2026/000123 del 24 novembre 2026',
      'Mario Rossi',
      'RSSMRA81M10F376C',
      'via Roma, 15, 70043 Monopoli (BA)',
      'Refezione scolastica',
      'Lucia Rossi',
      'pagamento refezione scolastica',
      'Commissione (1,522843%)',
      '2,36 €',
      '156,96 €',
      'E802E2ACBBC01046895E444EBC',
      '23 novembre 2026, ore 12:15',
      'https://pagamenti.comune.monopoli.example/verifica/vErIfIcAtIoNcOdE_-1234',
      'Non è la ricevuta telematica (RT) di pagoPA',
    ]) {
      expect(text.replaceAll(/\s+/gu, ' ')).toContain(said);
    }
  });

  it('is tagged, in Italian, with a title, embedded fonts and the archive profile', async () => {
    const file = (await render()).toString('latin1');
    for (const mark of [
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (it-IT)',
      '/DisplayDocTitle true',
      '/FontFile2',
      '<pdfaid:part>3',
    ]) {
      expect(file).toContain(mark);
    }
    expect(file).not.toContain('/BaseFont /Helvetica');
  });

  it('can be searched and copied after receipts in other alphabets', async () => {
    // With fonts of its own: those of this process have written plain letters by now.
    let fresh = pdf;
    await jest.isolateModulesAsync(async () => {
      const { ReceiptPdf: Isolated } = await import('../../src/receipts/pdf/receipt-pdf.js');
      fresh = new Isolated(settings);
    });
    const textOf = async (firstName: string): Promise<string> => {
      const document = receiptDocument(sampleReceipt({ payer: { ...seedPayer, firstName } }), settings);
      return (await readPdf(await fresh.render(document))).text;
    };
    // Each accented letter is drawn with the plain one, which no earlier receipt has written.
    expect(await textOf('Ýŵķ')).toContain('Ýŵķ Rossi');
    expect(await textOf('Ywkyw')).toContain('Ywkyw Rossi');
  });

  it('leaves out the commission when there is none', async () => {
    const { text } = await readPdf(await render({ rateMillionths: 0, commissionCents: 0, totalCents: 15_460 }));
    expect(text).not.toContain('Commissione');
  });

  it.each([
    ['Ștefan', 'Łukaszewicz-D’Angelo'],
    ['Άννα', 'Παπαδοπούλου'],
    ['Олександр', 'Їжакевич Ђорђевић'],
    ['Արամ', 'Խաչատրյան'],
    ['გიორგი', 'ბერიძე'],
  ])('keeps the name %s %s readable by programs', async (firstName, lastName) => {
    const { text } = await readPdf(await render({ payer: { ...seedPayer, firstName, lastName } }));
    expect(text).toContain(`${firstName} ${lastName}`);
    expect(text).not.toContain('Alcuni caratteri');
  });

  it('shows that a character could not be printed, and does not fail', async () => {
    const { text } = await readPdf(await render({ payer: { ...seedPayer, firstName: '小明', lastName: '王' } }));
    expect(text).toContain('Alcuni caratteri non si possono stampare');
  });

  it('stays on one page when everything is as long as the form allows', async () => {
    const payer = {
      ...seedPayer,
      firstName: 'M'.repeat(60),
      lastName: 'W'.repeat(60),
      address: 'via '.repeat(25),
      city: 'W'.repeat(100),
    };
    const extraFields = Array.from({ length: 12 }, (_, i) => ({
      label: `Campo ${i} con etichetta`,
      value: 'molto '.repeat(16),
    }));
    const { text, pages } = await readPdf(await render({ payer, extraFields, description: 'W'.repeat(297) }));
    expect(pages).toBe(1);
    expect(text.replaceAll(/\s/gu, '')).toContain('W'.repeat(297));
  });

  it('can still be made when the person was forgotten, and after a refund', async () => {
    const { text } = await readPdf(
      await render({
        ...{ payer: null, description: null, extraFields: [], status: 'refunded' },
        forgottenAt: new Date('2036-12-01T05:00:00Z'),
      }),
    );
    expect(text).toContain('è stato rimborsato');
    expect(text).toMatch(/sono stati cancellati il\s+1 dicembre 2036/);
    expect(text).not.toContain('Rossi');
  });
});
