// `npm run check`: format, lint, types and architecture, two at a time; shows what the failing ones say.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LANES = 2;
/** The longest first, so that the lanes end at about the same time. */
const CHECKS = [
  ['lint', ['eslint/bin/eslint.js', '--max-warnings', '0', 'src', 'test']],
  ['types of the tests', ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.test.json']],
  ['format', ['prettier/bin/prettier.cjs', '--check', '.']],
  ['types', ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['architecture', ['dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', 'dependency-rules.cjs']],
];

const waiting = [...CHECKS];
await Promise.all(Array.from({ length: LANES }, work));

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(...next);
}

function check(name, [program, ...args]) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [`node_modules/${program}`, ...args], { cwd: ROOT });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => {
      process.stdout.write(code === 0 ? `${name}: ok\n` : `${name}: FAILED\n${output}\n`);
      if (code !== 0) process.exitCode = 1;
      resolve();
    });
  });
}
