import { PassThrough } from 'node:stream';
import { Option } from 'commander';
import { EnvironmentError } from '../../src/env.js';
import { EXIT_STATUS } from '../../src/cli/exit-status.js';
import { CommandFailure, type OperatorCommand } from '../../src/cli/operator-command.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';

const echo: OperatorCommand = {
  name: 'saluto ripeti',
  summary: 'Ripete un testo.',
  define: (command) =>
    command
      .argument('<testo>', 'che cosa')
      .option('--volte <n>', 'quante volte', '1')
      .addOption(new Option('--voce <tono>', 'come').choices(['alta', 'bassa'])),
  run: ({ args, options, terminal }) => {
    terminal.stdout.write(`${args.join(' ')} x${String(options['volte'])}`);
    return Promise.resolve(EXIT_STATUS.ok);
  },
};

const failing = (name: string, failure: Error): OperatorCommand => ({
  name,
  summary: 'Fallisce.',
  run: () => Promise.reject(failure),
});

async function call(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const commands = [
    echo,
    failing('guasto', new CommandFailure('Il file non c’è: indicane un altro.')),
    failing('ambiente', new EnvironmentError('DATABASE_URL', 'is required and not set')),
    failing('rotto', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    failing('vecchio', Object.assign(new Error('relation "x" does not exist'), { code: '42P01' })),
  ];
  const status = await runCommandLine({ commands, args, variables: {}, terminal: { stdin, stdout, stderr } });
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');
  return { status, out: text(stdout), err: text(stderr) };
}

describe('the command line of operators', () => {
  it('runs the command that is named, with its arguments and options', async () => {
    expect(await call('saluto', 'ripeti', 'ciao', '--volte', '3')).toEqual({ status: 0, out: 'ciao x3', err: '' });
  });

  it('lists every command, with its group, in Italian', async () => {
    const { status, out } = await call('--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Uso: npm run porta -- <comando>/);
    expect(out).toMatch(/saluto ripeti +Ripete un testo\./);
    expect(out).not.toMatch(/Usage|Options|Commands|display help/);
  });

  it('explains one command', async () => {
    const { status, out } = await call('saluto', 'ripeti', '--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Uso: npm run porta -- saluto ripeti \[opzioni\] <testo>/);
    expect(out).toMatch(/quante volte \(se manca: 1\)/);
  });

  it.each([
    [['sconosciuto'], 'Comando sconosciuto: sconosciuto.'],
    [['saluto', 'ripeti'], "Manca l'argomento testo."],
    [['saluto', 'ripeti', 'a', 'b'], 'Ci sono argomenti di troppo.'],
    [['saluto', 'ripeti', 'a', '--volt', '2'], 'Opzione sconosciuta: --volt. Forse: --volte?'],
    [['saluto', 'ripeti', 'a', '--voce', 'media'], 'Valore non valido per --voce <tono>. Scegli fra alta, bassa.'],
    [['saluto', 'ripeti', 'a', '--volte'], "Manca il valore dell'opzione --volte <n>."],
  ])('says what is wrong with %j, and ends with 2', async (args, message) => {
    const { status, out, err } = await call(...args);
    expect({ status, out, firstLine: err.split('\n')[0] }).toEqual({ status: 2, out: '', firstLine: message });
  });

  it.each([[[]], [['saluto']]])('shows how to go on when no command is named: %j, and ends with 2', async (args) => {
    const { status, err } = await call(...args);
    expect(status).toBe(2);
    expect(err).toMatch(/^Uso: /);
  });

  it.each([
    ['guasto', 'Il file non c’è: indicane un altro.\n'],
    ['ambiente', 'Impostazione da correggere. DATABASE_URL: is required and not set\n'],
    [
      'rotto',
      'Impostazione da correggere. DATABASE_URL: the database does not answer or does not let us in (ECONNREFUSED)\n',
    ],
    [
      'vecchio',
      'Lo schema del database non è quello di questo programma: esegui npm run migrate e ripeti il comando.\n',
    ],
  ])('says why %s cannot go on, and ends with 1', async (name, message) => {
    expect(await call(name)).toEqual({ status: 1, out: '', err: message });
  });
});
