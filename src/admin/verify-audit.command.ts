import { createReadStream } from 'node:fs';
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

/** `porta audit verify [file]`: follows the chain of the audit trail, in the database or in an exported file. */
export const verifyAuditCommand: OperatorCommand = {
  name: 'audit verify',
  summary: 'Verifica che il registro delle operazioni sia completo e inalterato, e indica la prima riga che non torna.',
  define: (command) => command.argument('[file]', 'registro esportato in JSONL; se manca, quello del database'),
  run: verify,
};

const REASONS: Readonly<Record<AuditBreak, string>> = {
  start: 'le righe prima di questa mancano',
  content: 'il contenuto è stato cambiato dopo la registrazione',
  link: 'non segue la riga precedente: una riga è stata tolta, aggiunta o spostata',
  seal: 'le righe fino a questa non sono quelle sigillate a fine giornata',
  end: 'da qui in poi mancano righe',
};

async function verify({ args: [file], variables, terminal }: Invocation): Promise<ExitStatus> {
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
    if (error instanceof AuditLineError) throw new CommandFailure(`La riga ${error.line} del file non si legge.`);
    const code = errorCodeOf(error);
    if (['ENOENT', 'EISDIR', 'EACCES'].includes(code))
      throw new CommandFailure(`Il file ${file} non si legge (${code}).`);
    throw error;
  }
}
