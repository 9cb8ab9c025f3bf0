import { formatSignedEuro } from '../../../domain/money.js';
import { isAllowed, type StaffRole } from '../../../domain/staff-permissions.js';
import type { InboxFileDetail, InboxStatement } from '../../../reconciliation/bank-file-inbox.js';
import { formatText, refusalReasons, rejectReasons } from '../../../reconciliation/bank-file-words.js';
import type { SummaryRow } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { balanceWords, fileStateWords, sourceLabels } from '../../reconciliation-words.js';
import type { BankFilePage, StatementRow } from './bank-file.page.js';
import { shortTime } from '../words/short-time.js';
import { numberText } from '../words/sums-text.js';

/** What the page of one file is made of. */
export interface ShownFile {
  readonly role: StaffRole;
  readonly file: InboxFileDetail;
  readonly notice: BankFilePage['notice'];
  readonly isRefreshing: boolean;
}

export function presentBankFile({ role, file, notice, isRefreshing }: ShownFile): BankFilePage {
  const mayBringAgain = file.state === 'stopped' || file.state === 'refused';
  return {
    title: file.name,
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'File della banca' }],
    isPrivate: true,
    state: fileStateWords[file.state],
    notice,
    outcome: outcomeOf(file),
    progress: progressOf(file, isRefreshing),
    facts: factsOf(file),
    statements: file.statements.map(presentStatement),
    rejects: file.rejects.map(({ lineNumber, reason, excerpt }) => ({
      line: numberText(lineNumber),
      reason: rejectReasons[reason],
      excerpt: excerpt ?? 'testo cancellato',
    })),
    moreRejects:
      file.linesRejected > file.rejects.length ? `Qui sono le prime ${numberText(file.rejects.length)}.` : null,
    uploadHref: mayBringAgain && isAllowed(role, 'import-bank-file') ? adminPaths.bankFileUpload() : null,
    next: file.state === 'loaded' ? nextOf(file) : null,
    backHref: adminPaths.reconciliation(),
  };
}

/** What the clerk does once the file is in. */
function nextOf({ statements }: InboxFileDetail): NonNullable<BankFilePage['next']> {
  const differs = statements.some(({ balance }) => balance === 'differs');
  return {
    text: differs
      ? 'Un saldo non quadra: nel file mancano movimenti, o ce ne sono di troppo. Chiedi alla banca.'
      : 'I pagamenti sono già cercati: guarda che cosa resta da spiegare.',
    worklistHref: adminPaths.reconciliationWorklist(),
    creditsHref: adminPaths.bankCredits(),
  };
}

function outcomeOf(file: InboxFileDetail): string {
  switch (file.state) {
    case 'waiting':
      return 'Il file è grande: aspetta il suo turno e si carica da solo. Puoi lasciare questa pagina.';
    case 'loading':
      return 'Il file si sta caricando. Le sue righe compaiono tutte insieme, alla fine.';
    case 'stopped':
      return 'Il caricamento si è interrotto e non è entrata nessuna riga. Importa di nuovo il file.';
    case 'refused':
      return refusalOf(file);
    case 'loaded':
      return loadedOf(file);
  }
}

function refusalOf({ refusalReason, refusalLine }: InboxFileDetail): string {
  const reason = refusalReason === null ? '' : refusalReasons[refusalReason];
  const place = refusalLine === null ? '' : ` Il problema è alla riga ${numberText(refusalLine)}.`;
  return `${reason}${place} Non è entrata nessuna riga.`;
}

function loadedOf({ linesNew, linesKnown, linesRejected }: InboxFileDetail): string {
  const added = newText(linesNew);
  const known = linesKnown === 0 ? '' : linesKnown === 1 ? ', una già nota' : `, ${numberText(linesKnown)} già note`;
  const rejected = rejectedText(linesRejected);
  return `${added}${known}${rejected}.`;
}

function newText(lines: number): string {
  if (lines === 0) return 'Nessuna riga nuova';
  return lines === 1 ? 'Una riga nuova' : `${numberText(lines)} righe nuove`;
}

function rejectedText(lines: number): string {
  if (lines === 0) return '';
  return lines === 1 ? ', una scartata' : `, ${numberText(lines)} scartate`;
}

function progressOf(file: InboxFileDetail, isRefreshing: boolean): BankFilePage['progress'] {
  if (file.state !== 'waiting' && file.state !== 'loading') return null;
  const percent = file.sizeBytes === 0 ? 0 : Math.floor((file.bytesRead * 100) / file.sizeBytes);
  const isMatching = percent === 100;
  const text = isMatching
    ? 'letto tutto: si cercano i pagamenti'
    : `letto il ${percent} % di ${sizeText(file.sizeBytes)}`;
  return { percent, text, isRefreshing, href: adminPaths.bankFile(file.publicId) };
}

function factsOf(file: InboxFileDetail): SummaryRow[] {
  const { receivedAt, importedBy, source, encoding, sizeBytes, sha256 } = file;
  return [
    { label: 'Formato', value: formatText(file) },
    ...(encoding === null ? [] : [{ label: 'Caratteri', value: encoding.toUpperCase() }]),
    { label: 'Dimensione', value: sizeText(sizeBytes) },
    { label: 'Ricevuto', value: shortTime(receivedAt).text },
    { label: 'Da', value: importedBy === null ? sourceLabels[source] : importedBy },
    { label: 'Impronta SHA-256', value: sha256 },
  ];
}

function presentStatement(statement: InboxStatement): StatementRow {
  const { account, number, openingCents, closingCents, movementsCents, balance } = statement;
  const differs = openingCents !== null && closingCents !== null && balance === 'differs';
  const missingCents = differs ? closingCents - openingCents - movementsCents : 0;
  return {
    account,
    number: number ?? '–',
    opening: openingCents === null ? '–' : formatSignedEuro(openingCents),
    movements: formatSignedEuro(movementsCents),
    closing: closingCents === null ? '–' : formatSignedEuro(closingCents),
    balance: balanceWords[balance],
    difference: differs ? `differenza ${formatSignedEuro(missingCents)}` : null,
  };
}

const KILOBYTE = 1024;
const decimal = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** "812 byte", "24,5 KB", "103 MB". */
function sizeText(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} byte`;
  if (bytes < KILOBYTE ** 2) return `${decimal.format(bytes / KILOBYTE)} KB`;
  return `${decimal.format(bytes / KILOBYTE ** 2)} MB`;
}
