// `npm run test:chaos -- [options]`: citizens pay while everything breaks. The build and the packages come first.
import { prepare } from './prepare.mjs';

await prepare();
await import('../test/support/register-typescript.mjs');
await import('../test/chaos/main.ts');
