import { MailerService } from '@nestjs-modules/mailer';
import { readEnvironment } from '../../src/env.js';
import { mailerOptions } from '../../src/receipts/mail/mailer-options.js';
import { ReceiptMailer } from '../../src/receipts/mail/receipt-mailer.js';
import { ReceiptPdf } from '../../src/receipts/pdf/receipt-pdf.js';
import { receiptDocument } from '../../src/receipts/receipt-document.js';
import { ReceiptSettings } from '../../src/receipts/receipt-settings.js';
import { sampleReceipt, seedPayer } from '../receipts/sample-receipt.js';
import { TestMailServer } from '../support/smtp.js';
import { ArmsFiles } from './arms-file.js';
import { pngPicture, SVG_ARMS } from './pictures.js';

const GRADIENT =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><linearGradient id="a"/></defs>' +
  '<path d="M0 0h9v9z" fill="url(#a)"/></svg>';

let files: ArmsFiles;
let mail: TestMailServer;
beforeAll(async () => {
  [files, mail] = await Promise.all([ArmsFiles.create(), TestMailServer.start()]);
});
afterAll(async () => {
  await mail.stop();
  await files.remove();
});

async function settingsWith(arms: string | Buffer): Promise<ReceiptSettings> {
  return new ReceiptSettings(
    readEnvironment({ ENTE_LOGO_FILE: await files.write('stemma', arms), ENTE_PRIMARY_COLOR: '#8b1e2d' }),
  );
}

async function pdfWith(arms: string | Buffer): Promise<string> {
  const settings = await settingsWith(arms);
  const file = await new ReceiptPdf(settings).render(receiptDocument(sampleReceipt(), settings));
  return file.toString('latin1');
}

describe('the PDF of a receipt', () => {
  it('has a PNG at its head, with words for who cannot see it', async () => {
    const pdf = await pdfWith(pngPicture(64, 80));
    expect(pdf).toContain('/Subtype /Image');
    expect(pdf).toContain('/Alt (Stemma: Comune di Monopoli)');
  });

  it('has a drawing of plain shapes drawn, not as a picture', async () => {
    const pdf = await pdfWith(SVG_ARMS);
    expect(pdf).not.toContain('/Subtype /Image');
    expect(pdf).toContain('/Alt (Stemma: Comune di Monopoli)');
  });

  it('goes without a drawing that it could only draw wrongly', async () => {
    expect(await pdfWith(GRADIENT)).not.toContain('Stemma');
  });
});

describe('the message of a receipt', () => {
  async function send(arms: string | Buffer): Promise<TestMailServer['messages'][number] | undefined> {
    const environment = readEnvironment({ SMTP_URL: mail.url() });
    const settings = await settingsWith(arms);
    const mailer = new MailerService(mailerOptions(environment), undefined as never);
    await new ReceiptMailer(mailer, new ReceiptPdf(settings), settings).send({
      ...sampleReceipt(),
      payer: seedPayer,
      address: seedPayer.email,
      messageId: '<receipt@porta.example>',
    });
    return mail.messages.at(-1);
  }

  it('brings a PNG along and refers to it there', async () => {
    const message = await send(pngPicture(64, 80));
    const picture = message?.attachments.find(({ contentType }) => contentType === 'image/png');
    expect(picture).toMatchObject({ contentDisposition: 'inline', related: true });
    // The parser has put the picture in the place of what refers to it.
    expect(message?.html).toMatch(/<img src="data:image\/png;base64,[^"]+" width="38" height="48" alt=""/);
    expect(message?.html).toContain('background:#8b1e2d');
    expect(message?.attachments.map(({ contentType }) => contentType)).toContain('application/pdf');
  });

  it('has the name alone instead of an SVG, which mail programs do not show', async () => {
    const message = await send(SVG_ARMS);
    expect(message?.html).not.toContain('<img');
    expect(message?.attachments).toHaveLength(1);
  });
});
