import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation, type OperatorCommand } from '../cli/operator-command.js';
import { parsePaymentFilter, type PaymentFilter, type PaymentFilterProblem } from '../domain/payment-filter.js';
import { PAYMENT_STATUSES } from '../domain/payment-state.js';
import { type Environment, readEnvironment, required } from '../env.js';
import { PaymentExport } from '../payments/payment-export.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { CLI_ACTOR } from '../shared/audit-trail/audit-entry.js';
import { SystemClock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { errorCodeOf } from '../shared/error-code.js';
import { RandomIds } from '../shared/ids.js';
import { ReadingDatabase } from '../shared/reading-database.js';
import { DirectExports, type WholeExport } from './direct-exports.js';
import { EXPORT_FORMATS, isExportFormat } from './export-format.js';
import { ExportLog } from './export-log.js';
import { ExportStore } from './persistence/export.store.js';
import { SigningKey } from './sealing/signing-key.js';
import { transactionsSource } from './transactions-source.js';

/** `porta transactions export`: the list of payments, of any length, as a file with its manifest beside it. */
export const exportTransactionsCommand: OperatorCommand = {
  name: 'transactions export',
  summary: "Esporta l'elenco dei pagamenti in un file, con accanto il manifesto firmato che lo verifica.",
  define: (command) =>
    command
      .option('--from <data>', 'primo giorno, AAAA-MM-GG, ora italiana')
      .option('--to <data>', 'ultimo giorno, compreso')
      .option('--service <servizio>', "l'indirizzo del servizio, per esempio refezione-scolastica")
      .option('--status <stati>', `uno o più, separati da virgole: ${PAYMENT_STATUSES.join(', ')}`)
      .addOption(new Option('--format <formato>', 'formato del file').choices([...EXPORT_FORMATS]).default('csv'))
      .option('--output <file>', 'dove scriverlo (se manca: transazioni_<periodo> in questa cartella)'),
  run: exportTransactions,
};

const FIELDS: Readonly<Record<string, string>> = {
  from: '--from: serve una data AAAA-MM-GG',
  to: '--to: serve una data AAAA-MM-GG che non venga prima di --from',
  service: "--service: serve l'indirizzo di un servizio, per esempio refezione-scolastica",
  status: `--status: serve uno o più fra ${PAYMENT_STATUSES.join(', ')}`,
};

async function exportTransactions({ options, variables, terminal }: Invocation): Promise<ExitStatus> {
  const format = isExportFormat(options['format']) ? options['format'] : 'csv';
  const filter = filterOf(options);
  const environment = readEnvironment(variables);
  const connections = connect(environment);
  try {
    const source = transactionsSource(new PaymentExport(connections.reading), filter);
    const whole = await connections.exports.whole(CLI_ACTOR, source, format);
    const output = typeof options['output'] === 'string' ? options['output'] : whole.begun.fileName;
    const { rows } = await write(whole, output);
    terminal.stdout.write(`${rows} righe in ${output}, manifesto in ${output}.manifest.json\n`);
    return EXIT_STATUS.ok;
  } finally {
    await Promise.all([connections.database.close(), connections.reading.close()]);
  }
}

function filterOf(options: Readonly<Record<string, unknown>>): PaymentFilter {
  const typed = ['from', 'to', 'service', 'status'].map((name) => [name, options[name]]);
  const result = parsePaymentFilter(Object.fromEntries(typed) as Parameters<typeof parsePaymentFilter>[0]);
  if (result.ok) return result.filter;
  throw new CommandFailure(result.problems.map(problemText).join('\n'));
}

function problemText({ field }: PaymentFilterProblem): string {
  return `${FIELDS[field] ?? field}.`;
}

/** Beside its place until it is whole: who finds the file under its name finds all of it, and its manifest. */
async function write({ content }: WholeExport, output: string): Promise<{ readonly rows: number }> {
  const draft = `${output}.${process.pid}.part`;
  let end: { readonly manifest: string; readonly rows: number } | undefined;
  const parts = async function* (): AsyncGenerator<Buffer, void, undefined> {
    end = yield* content;
  };
  try {
    await pipeline(parts, createWriteStream(draft, { mode: 0o600 }));
    if (end === undefined) throw new Error('a file without an end');
    await writeFile(`${output}.manifest.json`, end.manifest);
    await rename(draft, output);
    return end;
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(output, error);
  }
}

function unwritable(output: string, error: unknown): unknown {
  const code = errorCodeOf(error);
  const isOurs = ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'ENOSPC', 'EROFS'].includes(code);
  return isOurs ? new CommandFailure(`Il file ${output} non si può scrivere (${code}).`) : error;
}

interface Connections {
  readonly database: Database;
  readonly reading: ReadingDatabase;
  readonly exports: DirectExports;
}

function connect(environment: Environment): Connections {
  const url = required('DATABASE_URL', environment.database.url);
  const key = new SigningKey(required('EXPORT_SIGNING_KEY', environment.exports.signingKey));
  const clock = new SystemClock(environment.clockOffsetFile);
  const onIdleError = (): void => undefined;
  const database = new Database({ url, poolSize: 2, onIdleError });
  const reading = new ReadingDatabase({ url, onIdleError });
  const trail = new AuditTrail(database, clock);
  const log = new ExportLog(environment, database, new ExportStore(database), trail, key, new RandomIds(), clock);
  return { database, reading, exports: new DirectExports(environment, log) };
}
