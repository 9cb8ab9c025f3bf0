// `npm run porta -- <command>`: operator commands. A build that is there is used as it is: it may be running.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!existsSync('dist/cli.js')) await prepare();
await import('../dist/cli.js');
