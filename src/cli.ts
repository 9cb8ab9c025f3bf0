import 'reflect-metadata';
import type { OperatorCommand } from './cli/operator-command.js';
import { runCommandLine } from './cli/run-command-line.js';
import { demoGenerateCommand } from './demo/demo-generate.command.js';
import { doctorCommand } from './doctor/doctor.command.js';
import { runningInstallationVariables } from './standalone/running-installation.js';

/** Every operator command, in the order in which the help lists them. */
const COMMANDS: readonly OperatorCommand[] = [doctorCommand, demoGenerateCommand];

process.exitCode = await runCommandLine({
  commands: COMMANDS,
  args: process.argv.slice(2),
  // The environment is handed on as a whole; its variables are read in env.ts only.
  variables: await runningInstallationVariables(process.env),
  terminal: process,
});
