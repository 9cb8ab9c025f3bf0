import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation, type OperatorCommand } from '../cli/operator-command.js';
import { readEnvironment, required } from '../env.js';
import { AuditLineError, parseAuditLines } from '../shared/audit-trail/audit-json.js';
import { readAuditHead, streamAuditEntries } from '../shared/audit-trail/audit-table.js';
import { listAuditSeals } from '../shared/audit-trail/seal-table.js';
import { type AuditBreak, type AuditVerdict, verifyAuditChain } from '../shared/audit-trail/verify-audit-chain.js';
import { Database } from '../shared/database.js';
import { errorCodeOf } from '../shared/error-code.js';
import { manifestBeside, verifyExportedFile } from './verify-exported-file.js';

/**
 * `porta audit verify [file]`: the audit trail, in the database or in a file, or an exported list with its manifest.
 */
export const verifyAuditCommand: OperatorCommand = {
  name: 'audit verify',
  summary:
    'Verifica che il registro delle operazioni, o un elenco esportato, sia completo e inalterato; se no, dice dove.',
  define: (command) =>
    command
      .argument(
        '[file]',
        'registro in JSONL, oppure elenco esportato con accanto il suo manifesto; se manca, il registro del database',
      )
      .option('--manifest <file>', "manifesto dell'elenco (se manca: il nome del file con .manifest.json)")
      .option('--key <file>', 'chiave pubblica in formato PEM, avuta da chi ha esportato')
      .option('--fingerprint <sha256>', 'impronta della chiave pubblica, al posto della chiave'),
  run: verify,
};

const REASONS: Readonly<Record<AuditBreak, string>> = {
  start: 'le righe prima di questa mancano',
  content: 'il contenuto è stato cambiato dopo la registrazione',
  link: 'non segue la riga precedente: una riga è stata tolta, aggiunta o spostata',
  seal: 'le righe fino a questa non sono quelle sigillate a fine giornata',
  end: 'da qui in poi mancano righe',
};

async function verify(invocation: Invocation): Promise<ExitStatus> {
  const { options, variables, terminal } = invocation;
  const [file] = invocation.args;
  const isExport = file !== undefined && (options['manifest'] !== undefined || existsSync(manifestBeside(file)));
  if (isExport) return verifyExportedFile(file, invocation);
  const verdict = file === undefined ? await verifyDatabase(variables) : await verifyFile(file);
  if (!verdict.isIntact) {
    terminal.stdout.write(`Registro alterato. Riga ${verdict.sequence}: ${REASONS[verdict.reason]}.\n`);
    return EXIT_STATUS.problem;
  }
  const last = verdict.lastHash?.toString('hex') ?? 'nessuna';
  terminal.stdout.write(
    `Registro intatto: ${verdict.entries} righe, ${verdict.seals} giornate sigillate. Ultima impronta: ${last}\n`,
  );
  return EXIT_STATUS.ok;
}

async function verifyDatabase(variables: NodeJS.ProcessEnv): Promise<AuditVerdict> {
  const url = required('DATABASE_URL', readEnvironment(variables).database.url);
  const database = new Database({ url, poolSize: 1, onIdleError: () => undefined });
  try {
    // Read first: rows that come later only make the chain longer.
    const anchors = { head: await readAuditHead(database), seals: await listAuditSeals(database) };
    return await verifyAuditChain(streamAuditEntries(database), anchors);
  } finally {
    await database.close();
  }
}

async function verifyFile(file: string): Promise<AuditVerdict> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  try {
    return await verifyAuditChain(parseAuditLines(lines), { seals: [] });
  } catch (error) {
    if (error instanceof AuditLineError) {
      throw new CommandFailure(
        `La riga ${error.line} del file non si legge come riga del registro. Se è un elenco esportato, metti accanto il ` +
          `manifesto (${manifestBeside(file)}) o indicalo con --manifest.`,
      );
    }
    const code = errorCodeOf(error);
    if (['ENOENT', 'EISDIR', 'EACCES'].includes(code))
      throw new CommandFailure(`Il file ${file} non si legge (${code}).`);
    throw error;
  }
}
