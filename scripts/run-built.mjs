// One program of the build, by its name: `npm run start:web`, `start:worker`, `migrate`, `porta`. A build that is there
// is used as it is, for it may be running; on a fresh clone packages and build are made first.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [program] = process.argv.splice(2, 1);
if (!existsSync(`dist/${program}.js`)) await prepare();
await import(`../dist/${program}.js`);
