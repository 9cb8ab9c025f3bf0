// `npm start`: everything that the portal needs, on this machine, with one command.
import { prepare } from './prepare.mjs';

const PARENT_CHECK_MS = 500;

await prepare();
if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
// In this very process: signals arrive directly, and its exit code is the command's.
await import('../dist/standalone.js');

/** npm waits for its script: when it is gone it was killed, or its shell was told to end and did not pass it on. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}
