// `npm test [-- jest's arguments]`: every test, among them those that run the built programs.
import { prepare } from './prepare.mjs';

await prepare();
// In this very process, so that its signals and its exit code are the command's.
process.argv[1] = 'node_modules/jest/bin/jest.js';
await import('../node_modules/jest/bin/jest.js');
