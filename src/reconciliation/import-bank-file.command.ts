import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation, type OperatorCommand, type Terminal } from '../cli/operator-command.js';
import { readEnvironment } from '../env.js';
import { SystemClock } from '../shared/clock.js';
import { errorCodeOf } from '../shared/error-code.js';
import type { InboxFileDetail } from './bank-file-inbox.js';
import { formatText, refusalReasons, refusalText, rejectReasons } from './bank-file-words.js';
import type { ImportedFile } from './import-bank-file.js';
import { type ImportTools, openImportTools } from './import-tools.js';

const UNREADABLE = ['ENOENT', 'EISDIR', 'EACCES'];
const PROGRESS_EVERY_PERCENT = 5;

/** `porta bank-file import <file>`: what the page does, for files of any size and for scripts. */
export const importBankFileCommand: OperatorCommand = {
  name: 'bank-file import',
  summary: 'Importa un file della banca (CAMT.053, MT940 o lista CSV del gateway) e ne riconcilia le righe.',
  define: (command) =>
    command
      .argument('<file>', 'il file della banca; il formato si riconosce dal contenuto')
      .addHelpText(
        'after',
        '\nLo stesso contenuto si importa una volta sola, comunque si chiami il file.\n' +
          'Stato di uscita: 0 se tutte le righe sono state prese o il file era già importato; ' +
          '1 se il file è rifiutato, se delle righe sono scartate o se un estratto conto non quadra.',
      ),
  run: runImport,
};

async function runImport({ args: [path = ''], variables, terminal }: Invocation): Promise<ExitStatus> {
  const environment = readEnvironment(variables);
  const clock = new SystemClock(environment.clockOffsetFile);
  const tools = openImportTools(environment, clock);
  try {
    const imported = await importFile(tools, path, terminal);
    if (imported.kind === 'too-large') throw new CommandFailure(refusalReasons['too-large']);
    const file = await tools.inbox.find(imported.publicId, clock.now());
    if (file === null) throw new Error('a file that was imported and is not there');
    return report(imported, file, terminal);
  } finally {
    await tools.close();
  }
}

async function importFile(tools: ImportTools, path: string, terminal: Terminal): Promise<ImportedFile> {
  try {
    const file = await open(path);
    const chunks = file.createReadStream();
    try {
      const brought = { chunks, name: basename(path), source: 'command', importedBy: null } as const;
      return await tools.importFile.execute({ ...brought, onProgress: progressTo(terminal) });
    } finally {
      chunks.destroy();
    }
  } catch (error) {
    const code = errorCodeOf(error);
    if (UNREADABLE.includes(code)) throw new CommandFailure(`Il file ${path} non si legge (${code}).`);
    throw error;
  }
}

/** A line each twentieth of the way: enough to see that it goes on, and readable in a log too. */
function progressTo({ stderr }: Terminal): (bytesRead: number, sizeBytes: number) => void {
  let told = 0;
  return (bytesRead, sizeBytes) => {
    const percent = Math.floor((bytesRead / sizeBytes) * 100);
    if (percent < told + PROGRESS_EVERY_PERCENT) return;
    told = percent;
    stderr.write(`Letto il ${percent}%\n`);
  };
}

function report(imported: ImportedFile, file: InboxFileDetail, { stdout }: Terminal): ExitStatus {
  if (file.state === 'refused') {
    const reason = file.refusalReason === null ? '' : refusalText(file.refusalReason, file.refusalLine);
    stdout.write(`Rifiutato. ${reason}\n`);
    return EXIT_STATUS.problem;
  }
  if (imported.kind === 'known') {
    stdout.write(`Già ricevuto, con lo stesso contenuto: "${file.name}". Nessuna riga aggiunta.\n`);
    return EXIT_STATUS.ok;
  }
  const { linesNew, linesKnown, linesRejected, hasWrongBalance } = file;
  const counts = `righe nuove ${linesNew}, già note ${linesKnown}, scartate ${linesRejected}`;
  stdout.write(`Importato: ${formatText(file)}, ${counts}.\n`);
  for (const { lineNumber, reason } of file.rejects) stdout.write(`Riga ${lineNumber}: ${rejectReasons[reason]}\n`);
  if (linesRejected > file.rejects.length) stdout.write('Le altre righe scartate sono nella pagina del file.\n');
  if (hasWrongBalance)
    stdout.write('Un estratto conto non quadra: saldo iniziale e movimenti non danno il saldo finale.\n');
  return linesRejected > 0 || hasWrongBalance ? EXIT_STATUS.problem : EXIT_STATUS.ok;
}
