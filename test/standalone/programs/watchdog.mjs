// The watchdog's TypeScript source, run without a build.
import '../../support/register-typescript.mjs';
await import('../../../src/standalone/watchdog.ts');
