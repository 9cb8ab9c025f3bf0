import { createInterface } from 'node:readline';
import { EXIT_STATUS, type ExitStatus } from '../cli/exit-status.js';
import { CommandFailure, type Invocation, type OperatorCommand } from '../cli/operator-command.js';
import { checkStaffForm, type StaffDetails, type StaffInput } from '../domain/staff-form.js';
import { STAFF_ROLES } from '../domain/staff-permissions.js';
import { readEnvironment, required } from '../env.js';
import { CLI_ACTOR } from '../shared/audit-trail/audit-entry.js';
import { AuditTrail } from '../shared/audit-trail/audit-trail.js';
import { SystemClock } from '../shared/clock.js';
import { Database } from '../shared/database.js';
import { romeDay } from '../shared/rome-day.js';
import { CreateStaff } from './create-staff.js';
import { staffMessages } from './http/staff/staff-messages.js';
import { StaffStore } from './persistence/staff.store.js';
import { oneTimePassword } from './sign-in/readable-secret.js';

/**
 * `porta staff create`: an account, the first administrator's above all. The password is generated, shown once and to
 * be changed at the first sign-in: as an argument it would stay in the shell's history.
 */
export const createStaffCommand: OperatorCommand = {
  name: 'staff create',
  summary: "Crea un account dell'area riservata e ne mostra la password, da cambiare al primo accesso.",
  define: (command) =>
    command
      .argument('[nome-utente]', 'per esempio mario.rossi; se manca viene chiesto')
      .option('--name <nome>', 'nome e cognome; se manca viene chiesto')
      .option('--role <ruolo>', `uno di: ${STAFF_ROLES.join(', ')}`, 'admin')
      .option('--expires <data>', 'per i revisori: ultimo giorno di accesso, AAAA-MM-GG')
      .option('--purpose <motivo>', 'per i revisori: per quale verifica'),
  run: create,
};

async function create(invocation: Invocation): Promise<ExitStatus> {
  const environment = readEnvironment(invocation.variables);
  const url = required('DATABASE_URL', environment.database.url);
  const clock = new SystemClock(environment.clockOffsetFile);
  const details = check(await askMissing(invocation), romeDay(clock.now()));
  const password = oneTimePassword();
  const database = new Database({ url, poolSize: 1, onIdleError: () => undefined });
  try {
    const useCase = new CreateStaff(database, new StaffStore(database), new AuditTrail(database, clock), clock);
    const id = await useCase.execute(CLI_ACTOR, { details, password, mustChangePassword: true });
    if (id === undefined) throw new CommandFailure(`Il nome utente ${details.username} esiste già: scegline un altro.`);
  } finally {
    await database.close();
  }
  invocation.terminal.stdout.write(`Nome utente: ${details.username}\nPassword:    ${password}\n`);
  invocation.terminal.stderr.write('La password si vede solo adesso e va cambiata al primo accesso.\n');
  return EXIT_STATUS.ok;
}

async function askMissing({ args: [username], options, terminal }: Invocation): Promise<StaffInput> {
  const given = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const input = createInterface({ input: terminal.stdin });
  const lines = input[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    terminal.stderr.write(question);
    const line = await lines.next();
    if (line.done === true) throw new CommandFailure('Manca la risposta.');
    return line.value;
  };
  try {
    return {
      username: username ?? (await ask('Nome utente: ')),
      fullName: given('name') ?? (await ask('Nome e cognome: ')),
      role: given('role') ?? '',
      expiresOn: given('expires') ?? '',
      purpose: given('purpose') ?? '',
    };
  } finally {
    input.close();
  }
}

function check(input: StaffInput, today: string): StaffDetails {
  const checked = checkStaffForm(input, today);
  if (checked.isValid) return checked.details;
  throw new CommandFailure(
    staffMessages(checked.errors)
      .lines.map(({ message }) => message)
      .join('\n'),
  );
}
