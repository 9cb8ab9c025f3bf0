import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import type { Invocation, OperatorCommand } from '../cli/operator-command.js';
import { readEnvironment, required } from '../env.js';
import { Database } from '../shared/database.js';

/** `porta doctor`: looks at everything that the portal needs, and says what to do about what is wrong. */
export const doctorCommand: OperatorCommand = {
  name: 'doctor',
  summary: 'Controlla che tutto ciò di cui il portale ha bisogno funzioni.',
  run: examine,
};

async function examine({ variables, terminal }: Invocation): Promise<ExitStatus> {
  const { database } = readEnvironment(variables);
  const url = required('DATABASE_URL', database.url);
  const connection = new Database({ url, poolSize: 1, onIdleError: () => undefined });
  try {
    await connection.query({ name: 'doctor-ping', text: 'select 1' }, []);
    terminal.stdout.write('ok  Il database risponde.\n');
    return EXIT_STATUS.ok;
  } finally {
    await connection.close();
  }
}
