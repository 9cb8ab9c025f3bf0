import { Command, CommanderError } from 'commander';
import { EnvironmentError } from '../env.js';
import { errorCodeOf } from '../shared/error-code.js';
import { blameDatabaseUrl } from '../shared/start-failure.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';
import { describeWrongUse, italianHelp, usageOf } from './italian-help.js';
import { CommandFailure, type OperatorCommand, type Terminal } from './operator-command.js';

const PROGRAM = 'npm run porta --';
const ABOUT = `Comandi per chi gestisce la Porta dei Pagamenti.

Stato di uscita: ${EXIT_STATUS.ok} tutto bene, ${EXIT_STATUS.problem} c'è un problema, ${EXIT_STATUS.wrongUse} il comando è scritto male.
Accanto a un "npm start" in funzione non serve nessuna variabile: indirizzi e chiavi si leggono in DATA_DIR.`;

/** PostgreSQL's codes of a table, a column or a function that is not there: our statements know the current schema only. */
const OTHER_SCHEMA: ReadonlySet<string> = new Set(['42P01', '42703', '42883']);

/** What a command line is made of. */
export interface CommandLine {
  readonly commands: readonly OperatorCommand[];
  /** What follows `npm run porta --`. */
  readonly args: readonly string[];
  readonly variables: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
}

/** Runs the command that `args` name and answers with the exit status; it never throws and never ends the process. */
export async function runCommandLine(line: CommandLine): Promise<ExitStatus> {
  let status: ExitStatus = EXIT_STATUS.ok;
  const program = createProgram(line.terminal);
  for (const command of line.commands) {
    const parsed = declare(program, command);
    parsed.action(async () => {
      const { variables, terminal } = line;
      status = await command.run({ args: parsed.args, options: parsed.opts(), variables, terminal });
    });
  }
  try {
    await program.parseAsync(line.args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return explainUse(error, line.terminal);
    line.terminal.stderr.write(`${describeFailure(error)}\n`);
    return EXIT_STATUS.problem;
  }
}

function createProgram({ stdout, stderr }: Terminal): Command {
  return new Command(PROGRAM)
    .description(ABOUT)
    .usage('<comando> [opzioni]')
    .helpOption('-h, --help', 'mostra questo aiuto')
    .helpCommand(false)
    .configureHelp(italianHelp)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // Said in Italian by `explainUse`.
      outputError: () => undefined,
    })
    .exitOverride();
}

/** Adds the command below its group, which is made at the first of its commands. */
function declare(program: Command, { name, summary, define }: OperatorCommand): Command {
  const words = name.split(' ');
  const verb = words.pop() ?? name;
  const group = words.reduce(
    (parent, word) =>
      parent.commands.find((child) => child.name() === word) ??
      parent.command(word).description(`Comandi "${word}".`).usage('<comando> [opzioni]').helpCommand(false),
    program,
  );
  const command = group.command(verb).description(summary);
  define?.(command);
  return command.usage(usageOf(command));
}

function explainUse(error: CommanderError, { stderr }: Terminal): ExitStatus {
  if (error.exitCode === 0) return EXIT_STATUS.ok;
  const mistake = describeWrongUse(error);
  if (mistake !== undefined) stderr.write(`${mistake}\nAiuto: ${PROGRAM} --help\n`);
  return EXIT_STATUS.wrongUse;
}

function describeFailure(error: unknown): string {
  const failure = blameDatabaseUrl(error);
  if (failure instanceof CommandFailure) return failure.message;
  if (OTHER_SCHEMA.has(errorCodeOf(failure)))
    return 'Lo schema del database non è quello di questo programma: esegui npm run migrate e ripeti il comando.';
  if (failure instanceof EnvironmentError) return `Impostazione da correggere. ${failure.message}`;
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
