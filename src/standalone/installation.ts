import { readEnvironment, type Environment } from '../env.js';
import { composeEnvironment, usesSimulator } from './child-environment.js';
import {
  forgetRun,
  noteRun,
  noteVariables,
  openDataFolder,
  prepareLog,
  wasKilled,
  type DataFolder,
} from './data-folder.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { firstPasswordLines, keepFirstPasswords } from './first-passwords.js';
import { requireFreePorts, type WantedPort } from './free-ports.js';
import { planPrograms, type ProgramPlans } from './program-plans.js';
import { Program, type ProgramPlan } from './program.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { applicationVariables } from './running-installation.js';
import { StandaloneError } from './standalone-error.js';
import { startTogether } from './start-together.js';
import { WatchdogClient } from './watchdog-client.js';

/** Whom an installation tells what happens to it. */
export interface InstallationEvents {
  /** A line for the terminal. */
  say(line: string): void;
  /** Something ended that cannot be started again: everything has to stop. */
  broken(failure: StandaloneError): void;
}

const LOCALHOST = '127.0.0.1';
/** How long programs of a killed run may take to leave their ports. */
const PREDECESSOR_MS = 20_000;

/**
 * The whole portal on this machine: database, mailbox, bank simulator, worker and web. Each of them that the
 * environment provides from elsewhere is left out.
 */
export class Installation {
  private readonly environment: Environment;
  private folder: DataFolder | undefined;
  private watchdog: WatchdogClient | undefined;
  private database: EmbeddedPostgres | undefined;
  /** In the order of their start; they stop in the opposite one. */
  private readonly programs: Program[] = [];

  /** @param inherited the environment to read and to hand on. */
  constructor(
    private readonly inherited: NodeJS.ProcessEnv,
    private readonly events: InstallationEvents,
  ) {
    this.environment = readEnvironment(inherited);
  }

  /**
   * Starts everything and returns when citizens can pay.
   *
   * @throws StandaloneError with what to do when something cannot start. {@link stop} is due then, too.
   */
  async start(signal: AbortSignal): Promise<void> {
    const { environment, events } = this;
    refuseSimulatorInProduction(environment);
    const folder = await openDataFolder(environment.dataDir);
    await requireFreePorts(wantedPorts(environment), (await wasKilled(folder)) ? PREDECESSOR_MS : 0);
    const secrets = await loadSecrets(folder.secretsFile);
    this.watchdog = new WatchdogClient();
    const databaseUrl = environment.database.url ?? (await this.startDatabase(folder, secrets));
    // Only now is the folder ours: until its database is, another start may be running on it, whose notes have to stay.
    await noteRun(folder);
    this.folder = folder;
    const plans = await this.plan(folder, secrets, databaseUrl);
    signal.throwIfAborted();
    const services = plans.services.map((plan) => this.starterOf(plan));
    await startTogether(signal, [() => migrateDatabase(databaseUrl), ...services]);
    const firstLines = await createFirstAccounts(environment, folder, databaseUrl);
    await startTogether(
      signal,
      plans.portal.map((plan) => this.starterOf(plan)),
    );
    for (const line of [...firstLines, ...addresses(environment, folder)]) events.say(line);
  }

  /** Stops what runs: web, worker, simulator and mailbox, then the database. */
  async stop(): Promise<void> {
    for (const program of this.programs.toReversed()) await program.stop();
    await this.stopDatabase();
    await this.watchdog?.close();
    if (this.folder !== undefined) await forgetRun(this.folder);
  }

  /** Ends every program at once; the database still closes in order, without waiting for anybody. */
  async kill(): Promise<void> {
    for (const program of this.programs) program.kill();
    await this.stopDatabase();
    await this.watchdog?.close();
  }

  private async stopDatabase(): Promise<void> {
    const pid = this.database?.pid;
    await this.database?.stop();
    if (pid !== undefined) this.watchdog?.forget(pid);
  }

  private async startDatabase(folder: DataFolder, secrets: Secrets): Promise<string> {
    const database = new EmbeddedPostgres({
      dataFolder: folder.postgresFolder,
      logFile: await prepareLog(folder, 'postgres'),
      port: this.environment.database.embeddedPort,
      password: secrets.DATABASE_PASSWORD,
    });
    this.database = database;
    await database.start();
    if (database.pid !== undefined) this.watchdog?.watch(database.pid);
    database.onUnexpectedEnd(() => {
      this.events.broken(
        new StandaloneError('PROGRAM_ENDED', `Il database si è chiuso da solo. Registri: ${folder.logFolder}`),
      );
    });
    return database.url;
  }

  private async plan(folder: DataFolder, secrets: Secrets, databaseUrl: string): Promise<ProgramPlans> {
    const { mail } = this.environment;
    const childEnvironment = composeEnvironment(this.inherited, secrets, {
      dataDir: folder.path,
      databaseUrl,
      smtpUrl: mail.smtpUrl === undefined ? `smtp://${LOCALHOST}:${mail.mailboxSmtpPort}` : undefined,
    });
    await noteVariables(folder, applicationVariables(childEnvironment));
    return planPrograms(this.environment, folder, childEnvironment);
  }

  private starterOf(plan: ProgramPlan): (signal: AbortSignal) => Promise<void> {
    return async (signal) => {
      if (this.watchdog === undefined) throw new Error('programs start after their watchdog');
      const program = new Program(plan, this.watchdog, {
        restarted: (title, reason) => {
          this.events.say(`${reason}\n${title}: riavvio.`);
        },
        gaveUp: (failure) => {
          this.events.broken(failure);
        },
      });
      this.programs.push(program);
      await program.start(signal);
    };
  }
}

/** Loaded when needed: the ports are checked before the mapper and its drivers are read. */
async function migrateDatabase(databaseUrl: string): Promise<void> {
  const { migrate } = await import('../database/migrate.js');
  await migrate(databaseUrl);
}

/** Only for trial: in production an operator makes the first account. Answers with what to say about it. */
async function createFirstAccounts(
  { isProduction, clockOffsetFile, staff }: Environment,
  { firstPasswordsFile }: DataFolder,
  databaseUrl: string,
): Promise<string[]> {
  if (isProduction) return [];
  const { seedStaff } = await import('../database/seeds/seed-staff.js');
  const passwords = await seedStaff({
    databaseUrl,
    clockOffsetFile,
    password: staff.firstPassword,
    keep: (made) => keepFirstPasswords(firstPasswordsFile, made),
  });
  return passwords === undefined ? [] : firstPasswordLines(passwords, firstPasswordsFile);
}

function refuseSimulatorInProduction(environment: Environment): void {
  if (!environment.isProduction || !usesSimulator(environment)) return;
  throw new StandaloneError(
    'PROGRAM_START',
    'Con NODE_ENV=production la banca simulata non parte: indica la banca vera con BANK_URL e BANK_API_URL, ' +
      'oppure togli NODE_ENV per una prova.',
  );
}

function wantedPorts(environment: Environment): WantedPort[] {
  const { web, bank, database, mail } = environment;
  const ports = [{ variable: 'PORT', host: web.host, port: web.port }];
  if (usesSimulator(environment)) ports.push({ variable: 'BANK_PORT', host: web.host, port: bank.simulatorPort });
  if (database.url === undefined) ports.push({ variable: 'DB_PORT', host: LOCALHOST, port: database.embeddedPort });
  if (mail.smtpUrl === undefined) {
    ports.push({ variable: 'SMTP_PORT', host: LOCALHOST, port: mail.mailboxSmtpPort });
    ports.push({ variable: 'MAIL_PORT', host: LOCALHOST, port: mail.mailboxWebPort });
  }
  return ports;
}

function addresses(environment: Environment, folder: DataFolder): string[] {
  const { web, bank, database, mail } = environment;
  const lines = [`Dati e registri:  ${folder.path}`];
  if (database.url === undefined) lines.push(`Database:         ${LOCALHOST}:${database.embeddedPort}`);
  if (mail.smtpUrl === undefined) {
    lines.push(`Posta in arrivo:  http://${LOCALHOST}:${mail.mailboxWebPort}  (SMTP ${mail.mailboxSmtpPort})`);
  }
  if (usesSimulator(environment)) lines.push(`Banca simulata:   ${bank.simulatorUrl.origin}`);
  const url = web.publicUrl.href.replace(/\/$/, '');
  return [...lines, `Area riservata:   ${url}/admin`, `Porta dei Pagamenti pronta: ${url}`];
}
