import { runStandalone } from './standalone/run-standalone.js';

// The environment is handed on to the programs as a whole; its variables are read in env.ts only.
process.exit(await runStandalone(process.env));
