// `npm run check`: packages if needed, then format, lint, types and architecture, two at a time; shows what the failing
// ones say. What reads code alone is not run again as long as nothing that it could read differs from when it passed.
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { hashSources } from './hash-sources.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const LANES = 2;
/** The longest first, so that the lanes end at about the same time. */
const CHECKS = [
  ['lint', ['eslint/bin/eslint.js', '--max-warnings', '0', 'src', 'test']],
  ['types of the tests', ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.test.json']],
  ['format', ['prettier/bin/prettier.cjs', '--check', '.']],
  ['types', ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['architecture', ['dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', 'dependency-rules.cjs']],
];

/** Reads every file of the project, also those that no hash below knows. */
const ALWAYS_RUN = new Set(['format']);
/** A changed type shows in files that did not change: so all code is one, with the rules and the packages installed. */
const CODE = {
  folders: ['src', 'test', 'scripts', 'bench'],
  files: [
    ...['eslint.config.mjs', 'tsconfig.json', 'tsconfig.test.json', 'dependency-rules.cjs', 'package.json'],
    ...['jest.config.cjs', 'jest.acceptance.config.cjs', 'jest.heavy.config.cjs', 'node_modules/.package-lock.json'],
  ],
};
/** Goes with the packages. */
const STAMPS = join(ROOT, 'node_modules', '.cache', 'checked');
await ensureDependencies(ROOT);
const code = `${process.version} ${await hashSources(ROOT, CODE)}`;

const waiting = [...CHECKS];
await Promise.all(Array.from({ length: LANES }, work));

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(...next);
}

async function check(name, command) {
  const stamp = join(STAMPS, name.replaceAll(' ', '-'));
  if (!ALWAYS_RUN.has(name) && (await readFile(stamp, 'utf8').catch(() => '')) === code) {
    process.stdout.write(`${name}: ok (nothing has changed since)\n`);
    return;
  }
  const failure = await failureOf(command);
  process.stdout.write(failure === undefined ? `${name}: ok\n` : `${name}: FAILED\n${failure}\n`);
  if (failure !== undefined) process.exitCode = 1;
  else if (!ALWAYS_RUN.has(name)) await writeStamp(stamp);
}

async function writeStamp(stamp) {
  await mkdir(STAMPS, { recursive: true });
  await writeFile(stamp, code);
}

/** What a check that does not pass says; undefined when it passes. */
function failureOf([program, ...args]) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { cwd: ROOT });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (exitCode) => {
      resolve(exitCode === 0 ? undefined : output);
    });
  });
}
