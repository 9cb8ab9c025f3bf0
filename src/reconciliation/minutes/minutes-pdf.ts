import { newArchiveDocument } from '../../shared/pdf/archive-document.js';
import { fontFamilies } from '../../shared/pdf/font-families.js';
import { labelText } from '../finding-labels.js';
import { PaperTable } from './paper-table.js';
import { type LineSums, type Minutes, sumsOf } from './minutes.js';
import { dayWords, decisionWords, periodWords, signedEuro } from './minutes-words.js';

const MARGIN = 56;
/** More lines than these are told by day; all of them are in the CSV, whose hash is printed. */
const MAX_LINES = 400;
const closedAtText = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  dateStyle: 'long',
  timeStyle: 'medium',
});

/** The minutes on A4, tagged for screen readers. @param csvSha256 of the CSV that goes with them, hexadecimal. */
export async function minutesPdf(minutes: Minutes, csvSha256: string): Promise<Buffer> {
  const pdf = await newDocument(minutes);
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((done, fail) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      done(Buffer.concat(chunks));
    });
    pdf.on('error', fail);
  });
  const paper = new PaperTable(pdf, MARGIN);
  writeHead(paper, minutes, csvSha256);
  writeMovements(paper, minutes);
  writeFindings(paper, minutes);
  paper.close();
  pdf.end();
  return finished;
}

async function newDocument(minutes: Minutes): Promise<PDFKit.PDFDocument> {
  const pdf = await newArchiveDocument({
    title: titleOf(minutes),
    author: minutes.body,
    subject: 'Verbale di chiusura della riconciliazione',
    margin: MARGIN,
    createdAt: minutes.closedAt,
  });
  const { regular, bold } = await fontFamilies();
  for (const [name, [face]] of Object.entries({ regular, bold })) {
    // PDFKit takes a parsed font; its types do not say so.
    pdf.registerFont(name, face?.font as unknown as PDFKit.Mixins.PDFFontSource);
  }
  return pdf;
}

function titleOf({ period }: Minutes): string {
  return `Verbale di chiusura: ${periodWords(period)}`;
}

function writeHead(paper: PaperTable, minutes: Minutes, csvSha256: string): void {
  const { body, closedBy, closedAt, lines } = minutes;
  const { amountCents, explainedCents, residualCents } = sumsOf(lines);
  const open = minutes.findings.filter(({ decision }) => decision === null).length;
  paper.paragraph(body);
  paper.heading('H1', titleOf(minutes));
  paper.paragraph(`Chiuso da ${closedBy} il ${closedAtText.format(closedAt)} (ora italiana).`);
  paper.table(
    ['Riepilogo', 'Valore'],
    [
      ['Movimenti del conto', String(lines.length)],
      ['Saldo dei movimenti', signedEuro(amountCents)],
      ['Spiegato dai pagamenti', signedEuro(explainedCents)],
      ['Resta da spiegare', signedEuro(residualCents)],
      ['Situazioni aperte alla chiusura', String(open)],
      ['Rettifiche di periodi già chiusi', String(minutes.adjustments.length)],
    ],
  );
  paper.paragraph('Impronta SHA-256 del verbale in CSV:');
  paper.paragraph(csvSha256);
}

function writeMovements(paper: PaperTable, { period, lines, adjustments }: Minutes): void {
  const isByDay = period.kind === 'month' || lines.length > MAX_LINES;
  paper.heading('H2', isByDay ? 'Movimenti per giorno' : 'Movimenti');
  const columns = ['Data contabile', isByDay ? 'Movimenti' : 'Riferimento', 'Importo', 'Spiegato', 'Residuo'];
  const rows = isByDay ? daysOf(lines) : lines.map((line) => [...lineCells(line, line.bankReference ?? '')]);
  if (rows.length === 0) paper.paragraph('Nessun movimento.');
  else paper.table(columns, rows);
  if (adjustments.length === 0) return;
  paper.heading('H2', 'Rettifiche: movimenti arrivati dopo la chiusura del loro giorno');
  paper.table(
    ['Data contabile', 'Riferimento', 'Importo', 'Spiegato', 'Residuo'],
    adjustments.slice(0, MAX_LINES).map((line) => lineCells(line, line.bankReference ?? '')),
  );
}

function writeFindings(paper: PaperTable, { findings }: Minutes): void {
  paper.heading('H2', 'Situazioni');
  if (findings.length === 0) {
    paper.paragraph('Nessuna: ogni centesimo è spiegato.');
    return;
  }
  const rows = findings
    .slice(0, MAX_LINES)
    .map(({ label, sinceDay, amountCents, decision, reason }) => [
      dayWords(sinceDay),
      labelText(label),
      signedEuro(amountCents),
      decisionWords(decision, reason),
    ]);
  paper.table(['Dal', 'Situazione', 'Importo', 'Stato'], rows);
}

function daysOf(lines: Minutes['lines']): string[][] {
  const days = [...new Set(lines.map(({ bookingDay }) => bookingDay))];
  return days.map((bookingDay) => {
    const sums = sumsOf(lines.filter((line) => line.bookingDay === bookingDay));
    return lineCells({ ...sums, bookingDay }, String(sums.lines));
  });
}

function lineCells(line: Omit<LineSums, 'lines'> & { readonly bookingDay: string }, second: string): string[] {
  const { bookingDay, amountCents, explainedCents, residualCents } = line;
  return [dayWords(bookingDay), second, signedEuro(amountCents), signedEuro(explainedCents), signedEuro(residualCents)];
}
