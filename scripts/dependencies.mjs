// Installs what the lockfile says, unless it is there already.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const LOCKFILE = 'package-lock.json';
/** npm's own note of what it installed. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Runs `npm ci` when the installed packages are not those of the lockfile. Versions are compared, not dates: a fresh
 * clone gives every file the same one.
 *
 * @param {string} root the project's folder
 */
export async function ensureDependencies(root) {
  if (await isInstalled(root)) return;
  process.stdout.write('Installazione delle dipendenze (npm ci), un paio di minuti al massimo...\n');
  await runNpm(root, ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']);
}

async function isInstalled(root) {
  const [wanted, installed] = await Promise.all([readPackages(root, LOCKFILE), readPackages(root, INSTALLED)]);
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, os, cpu }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Packages for other platforms are in the lockfile and never in the folder.
    if (found === undefined) return Boolean(optional ?? devOptional ?? os ?? cpu);
    return found.version === version;
  });
}

async function readPackages(root, file) {
  try {
    return JSON.parse(await readFile(`${root}/${file}`, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function runNpm(root, args) {
  // Under `npm start` npm says where it is; that also avoids a shell on Windows.
  const npm = process.env.npm_execpath;
  return npm === undefined
    ? run('npm', args, { cwd: root, shell: process.platform === 'win32' })
    : run(process.execPath, [npm, ...args], { cwd: root });
}

/**
 * Runs a program in the foreground.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<void>} rejects with an error whose `exitCode` is the program's
 */
export function run(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(Object.assign(new Error(`${file} ${args.join(' ')}: ${code ?? signal}`), { exitCode: code ?? 1 }));
    });
  });
}
