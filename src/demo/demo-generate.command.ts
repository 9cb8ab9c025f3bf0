import { InvalidArgumentError, type Command } from 'commander';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation, type OperatorCommand } from '../cli/operator-command.js';
import { readEnvironment, required } from '../env.js';
import { SystemClock } from '../shared/clock.js';
import { generateDemoData } from './generate-demo-data.js';

const MAX_PAYMENTS = 20_000_000;
const MAX_DAYS = 3_650;
const PROGRESS_STEP = 50_000;

/** `porta demo generate`: invented payments for a demonstration, a course or a trial of speed. */
export const demoGenerateCommand: OperatorCommand = {
  name: 'demo generate',
  summary: 'Inventa pagamenti di ogni stato per una prova. Mai in produzione; non si possono più togliere.',
  define: (command: Command) => {
    command
      .option('--payments <numero>', 'quanti pagamenti', wholeNumber(1, MAX_PAYMENTS), 10_000)
      .option('--days <giorni>', 'su quanti giorni, fino a oggi', wholeNumber(1, MAX_DAYS), 365)
      .option('--seed <testo>', 'lo stesso seme dà gli stessi dati; un database accetta un seme una volta sola', '1')
      .option('--force', 'anche se ci sono già pagamenti veri, con i quali saranno contati per sempre', false);
  },
  run: generate,
};

async function generate({ options, variables, terminal }: Invocation): Promise<ExitStatus> {
  const environment = readEnvironment(variables);
  if (environment.isProduction)
    throw new CommandFailure('In produzione non si inventano pagamenti (NODE_ENV=production).');
  const startedAt = performance.now();
  const result = await generateDemoData({
    databaseUrl: required('DATABASE_URL', environment.database.url),
    payments: Number(options['payments']),
    days: Number(options['days']),
    seed: String(options['seed']),
    until: new SystemClock(environment.clockOffsetFile).now(),
    isForced: options['force'] === true,
    onProgress: (stored) => {
      if (stored > 0 && stored % PROGRESS_STEP === 0) terminal.stderr.write(`${stored} pagamenti...\n`);
    },
  }).catch((error: unknown) => {
    throw explain(error);
  });
  if (result.kind === 'real-payments') {
    throw new CommandFailure(
      'Ci sono già pagamenti di cittadini: quelli inventati sarebbero contati con loro per sempre. Usa un database di prova, o --force.',
    );
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  terminal.stdout.write(`Inventati ${result.payments} pagamenti in ${seconds.toFixed(1)} secondi.\n`);
  return EXIT_STATUS.ok;
}

/** The first thing that the same seed meets again is a public id that is taken. */
function explain(error: unknown): unknown {
  const isTaken = error instanceof Error && 'constraint' in error && error.constraint === 'payment_public_id_key';
  return isTaken
    ? new CommandFailure('Questo seme è già stato usato in questo database: scegline un altro con --seed.')
    : error;
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Serve un numero intero da ${min} a ${max}.`);
  };
}
