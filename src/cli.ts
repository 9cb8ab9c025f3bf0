import 'reflect-metadata';
import { createStaffCommand } from './admin/create-staff.command.js';
import { verifyAuditCommand } from './admin/verify-audit.command.js';
import type { OperatorCommand } from './cli/operator-command.js';
import { runCommandLine } from './cli/run-command-line.js';
import { demoGenerateCommand } from './demo/demo-generate.command.js';
import { doctorCommand } from './doctor/doctor.command.js';
import { exportTransactionsCommand } from './exports/export-transactions.command.js';
import { importBankFileCommand } from './reconciliation/import-bank-file.command.js';
import { runningInstallationVariables } from './standalone/running-installation.js';

/** Every operator command, in the order in which the help lists them. */
const COMMANDS: readonly OperatorCommand[] = [
  createStaffCommand,
  verifyAuditCommand,
  exportTransactionsCommand,
  importBankFileCommand,
  doctorCommand,
  demoGenerateCommand,
];

/** Sockets of a server that hangs must not keep a command that is done. */
const LEAVE_WITHIN_MS = 2_000;

process.exitCode = await runCommandLine({
  commands: COMMANDS,
  args: process.argv.slice(2),
  // The environment is handed on as a whole; its variables are read in env.ts only.
  variables: await runningInstallationVariables(process.env),
  terminal: process,
});
setTimeout(() => process.exit(), LEAVE_WITHIN_MS).unref();
