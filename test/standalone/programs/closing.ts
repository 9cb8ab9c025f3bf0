import { onShutdown } from '../../../src/shared/process-lifecycle.js';

// A process that closes in the way that its argument says.
const [manner = ''] = process.argv.slice(2);
const closings: Readonly<Record<string, () => Promise<void>>> = {
  orderly: () => new Promise((resolve) => setImmediate(resolve)),
  failing: () => Promise.reject(new Error('a connection is broken')),
  hanging: () => new Promise(() => undefined),
};

onShutdown({
  close: async (signal) => {
    process.stdout.write(`closing after ${signal}\n`);
    await closings[manner]?.();
  },
  onFailure: (error) => process.stdout.write(`${error.message}\n`),
  timeoutMs: 200,
});
setInterval(() => undefined, 60_000);
process.stdout.write('ready\n');
