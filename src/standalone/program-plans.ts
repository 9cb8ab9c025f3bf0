import { type Environment, reachableUrl } from '../env.js';
import { usesSimulator } from './child-environment.js';
import { prepareLog, type DataFolder } from './data-folder.js';
import type { ProgramPlan } from './program.js';

/** The programs that this machine runs besides the database. */
export interface ProgramPlans {
  /** What worker and web depend on: mailbox and bank simulator, unless others' are used. */
  readonly services: readonly ProgramPlan[];
  /** Worker and web. */
  readonly portal: readonly ProgramPlan[];
}

const READY_TIMEOUT_MS = 60_000;
const HEALTH_TIMEOUT_MS = 2_000;

/** Says how each program is started and how it is seen to be ready. */
export async function planPrograms(
  environment: Environment,
  folder: DataFolder,
  childEnvironment: NodeJS.ProcessEnv,
): Promise<ProgramPlans> {
  const plan = async (name: string, own: Omit<ProgramPlan, 'logFile' | 'readyTimeoutMs'>): Promise<ProgramPlan> => ({
    ...own,
    logFile: await prepareLog(folder, name),
    readyTimeoutMs: READY_TIMEOUT_MS,
  });
  const mailbox = {
    title: 'Posta',
    entry: 'dist/standalone/mailbox.js',
    environment: childEnvironment,
    isReady: says('Mailbox ready'),
  };
  const simulator = {
    title: 'Banca simulata',
    entry: 'dist/bank-simulator/main.js',
    environment: childEnvironment,
    isReady: says('Bank simulator ready'),
  };
  const worker = {
    title: 'Lavori in coda',
    entry: 'dist/worker.js',
    environment: childEnvironment,
    isReady: says('Worker ready'),
  };
  const web = {
    title: 'Portale',
    entry: 'dist/main.js',
    environment: childEnvironment,
    isReady: () => isHealthy(healthUrl(environment)),
  };
  return {
    services: await Promise.all([
      ...(environment.mail.smtpUrl === undefined ? [plan('mailbox', mailbox)] : []),
      ...(usesSimulator(environment) ? [plan('bank-simulator', simulator)] : []),
    ]),
    portal: await Promise.all([plan('worker', worker), plan('web', web)]),
  };
}

/** Where the portal answers on this machine, which need not be where citizens see it. */
export function healthUrl({ web }: Environment): string {
  return new URL('/health/ready', reachableUrl(web.host, web.port)).href;
}

function says(words: string): ProgramPlan['isReady'] {
  return (log) => log.includes(words);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
