import { Program } from '../../../src/standalone/program.js';
import { WatchdogClient } from '../../../src/standalone/watchdog-client.js';

// A supervisor with one program and a watchdog, to be killed by a test.
const [logFile = '', watchdogEntry = ''] = process.argv.slice(2);
const program = new Program(
  {
    title: 'steady',
    entry: 'test/standalone/programs/steady.mjs',
    environment: process.env,
    logFile,
    isReady: (log) => log.includes('ready'),
    readyTimeoutMs: 20_000,
  },
  new WatchdogClient(watchdogEntry),
  { restarted: () => undefined, gaveUp: () => undefined },
);
await program.start(new AbortController().signal);
process.stdout.write('supervising\n');
setInterval(() => undefined, 60_000);
