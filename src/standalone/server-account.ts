import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StandaloneError } from './standalone-error.js';

/** How to call a program of the database server so that it runs under the account that owns the data. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** Set when the operating system itself changes the account, without setpriv. */
  readonly uid?: number;
  readonly gid?: number;
}

/** The account of the database server. */
export interface ServerAccount {
  /** Undefined where accounts have no number (Windows). */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  /** True when the account may only enter folders that are open to it. */
  readonly needsOpenFolders: boolean;
  launch(program: string, args: readonly string[]): Launch;
}

/** Accounts that nearly every system has and nobody signs in with. initdb insists on one that has a name. */
const UNPRIVILEGED_ACCOUNTS = ['nobody', 'daemon'] as const;
/** The kernel sends the server its "fast shutdown" when whoever started it disappears (Linux only). */
const END_WITH_PARENT = ['--pdeathsig', 'SIGINT'];
/**
 * PostgreSQL refuses root, but a clone below root's home (mode 0700) is closed to anybody else. So the server
 * keeps one single power of root's, to pass file permissions, and can never gain another. `no_setuid_fixup` is
 * needed because the server looks for itself with access(2), which otherwise forgets the power for the call.
 */
const ONLY_FILE_PERMISSIONS = [
  ...['--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override'],
  ...['--bounding-set', '-all,+dac_override', '--securebits', '+no_setuid_fixup', '--no-new-privs'],
];

const run = promisify(execFile);

/**
 * Chooses the account for the server: our own, or an unprivileged one when we are root.
 *
 * @param probe a program of the server that ends at once with `--version`: proves that the account reaches it.
 * @throws StandaloneError when we are root and no way to give up root works here.
 */
export async function chooseServerAccount(probe: string): Promise<ServerAccount> {
  const uid = process.getuid?.();
  if (uid !== 0) return ownAccount(probe, uid);
  for (const candidate of await unprivilegedAccounts()) {
    for (const account of [underSetpriv(candidate), switchedBySystem(candidate)]) {
      if (await works(account, probe)) return account;
    }
  }
  throw new StandaloneError(
    'DATABASE_ACCOUNT',
    'PostgreSQL non si avvia come root e qui non è possibile passare a un utente senza privilegi. ' +
      'Avvia il programma come utente normale, oppure indica un database con DATABASE_URL.',
  );
}

async function ownAccount(probe: string, uid: number | undefined): Promise<ServerAccount> {
  const own = { uid, gid: process.getgid?.(), needsOpenFolders: false };
  const endingWithParent: ServerAccount = {
    ...own,
    launch: (program, args) => ({ file: 'setpriv', args: [...END_WITH_PARENT, '--', program, ...args] }),
  };
  const direct: ServerAccount = { ...own, launch: (program, args) => ({ file: program, args }) };
  return process.platform === 'linux' && (await works(endingWithParent, probe)) ? endingWithParent : direct;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

function underSetpriv({ uid, gid }: Identity): ServerAccount {
  const identity = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups'];
  const options = [...identity, ...ONLY_FILE_PERMISSIONS, ...END_WITH_PARENT, '--'];
  return {
    uid,
    gid,
    needsOpenFolders: false,
    launch: (program, args) => ({ file: 'setpriv', args: [...options, program, ...args] }),
  };
}

function switchedBySystem({ uid, gid }: Identity): ServerAccount {
  return { uid, gid, needsOpenFolders: true, launch: (program, args) => ({ file: program, args, uid, gid }) };
}

async function unprivilegedAccounts(): Promise<Identity[]> {
  const found = await Promise.all(UNPRIVILEGED_ACCOUNTS.map(identityOf));
  return found.filter((identity) => identity !== undefined);
}

async function identityOf(name: string): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function works(account: ServerAccount, probe: string): Promise<boolean> {
  const { file, args, ...identity } = account.launch(probe, ['--version']);
  return run(file, args, { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  );
}
