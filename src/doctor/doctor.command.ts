import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import type { Invocation, OperatorCommand } from '../cli/operator-command.js';
import { SystemClock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { bounded } from '../shared/queue/bounded.js';
import type { Check } from './check.js';
import { outboxCheck, overdueCheck, staffCheck } from './checks/backlog.check.js';
import { bankCheck } from './checks/bank.check.js';
import { connectionsCheck, databaseServerCheck } from './checks/database.check.js';
import { historiesCheck } from './checks/histories.check.js';
import { assetsCheck, bankFolderCheck, diskCheck } from './checks/machine.check.js';
import { mailCheck } from './checks/mail.check.js';
import { queueCheck } from './checks/queue.check.js';
import { settingsCheck } from './checks/settings.check.js';
import { examine, worstLevel } from './examine.js';
import { readSettings } from './read-settings.js';
import { jsonReport, textReport } from './report.js';

/** In the order of the report. */
const CHECKS: readonly Check[] = [
  settingsCheck,
  databaseServerCheck,
  connectionsCheck,
  queueCheck,
  mailCheck,
  bankCheck,
  outboxCheck,
  overdueCheck,
  staffCheck,
  historiesCheck,
  diskCheck,
  bankFolderCheck,
  assetsCheck,
];
/** As many as the checks that use it at once would wait for each other otherwise. */
const CONNECTIONS = 3;
const CLOSE_WITHIN_MS = 1_000;

/** `porta doctor`: looks at everything that the portal needs, and says what to do about what is wrong. */
export const doctorCommand: OperatorCommand = {
  name: 'doctor',
  summary: 'Controlla ciò di cui il portale ha bisogno, e dice che cosa fare.',
  define: (command) =>
    command
      .option('--json', 'per programmi: {"status", "findings": [{"check", "level", "text", "advice"}]}')
      .addHelpText(
        'after',
        '\nOgni riga è ok, attenzione o guasto. Stato di uscita: 1 se almeno una è guasto, altrimenti 0.\n' +
          'Non cambia nulla: non spedisce posta e alla banca chiede di un ordine che non esiste.',
      ),
  run: runDoctor,
};

async function runDoctor({ variables, options, terminal }: Invocation): Promise<ExitStatus> {
  const { environment, findings } = readSettings(variables);
  const { url } = environment.database;
  const database =
    url === undefined ? undefined : new Database({ url, poolSize: CONNECTIONS, onIdleError: () => undefined });
  const clock = new SystemClock(environment.clockOffsetFile);
  const examined = await examine(CHECKS, { environment, clock, database });
  if (database !== undefined) await bounded(database.close(), CLOSE_WITHIN_MS).catch(() => undefined);
  const report = [...findings.map((finding) => ({ check: settingsCheck.name, ...finding })), ...examined];
  terminal.stdout.write(options['json'] === true ? jsonReport(report) : textReport(report));
  return worstLevel(report) === 'guasto' ? EXIT_STATUS.problem : EXIT_STATUS.ok;
}
