import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import type { ExitStatus } from './exit-status.js';

/** One command of `npm run porta -- <name>`. Each has a file of its own; `cli.ts` lists them. */
export interface OperatorCommand {
  /** What follows `npm run porta --`: `doctor`, or a group and its verb such as `staff create`. */
  readonly name: string;
  /** One line of help, in Italian. */
  readonly summary: string;
  /** Adds arguments, options and further help to it, with descriptions in Italian. */
  readonly define?: (command: Command) => void;
  /**
   * Does the work. What cannot go on for a reason that the operator can mend is a {@link CommandFailure} or an
   * `EnvironmentError`; both end with status 1.
   */
  readonly run: (invocation: Invocation) => Promise<ExitStatus>;
}

/** What a command was called with. */
export interface Invocation {
  readonly args: readonly string[];
  /** By their long names in camel case, as commander reads them. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * The variables to give to `readEnvironment`: those of the process, and under them what a running `npm start` on
   * this DATA_DIR uses.
   */
  readonly variables: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
}

/** Where a command reads and writes; results go to `stdout`, what is only said to a person to `stderr`. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** An expected failure. The message is Italian and says what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
