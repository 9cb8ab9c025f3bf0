import { PassThrough } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { verifyAuditCommand } from '../../src/admin/verify-audit.command.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { exportTransactionsCommand } from '../../src/exports/export-transactions.command.js';
import type { SeenPage } from '../support/citizen.js';
import type { StaffBrowser } from '../support/staff.js';

/** A file that somebody downloaded. */
export interface TakenFile {
  readonly response: Response;
  readonly bytes: Buffer;
}

export async function take(by: StaffBrowser, path: string): Promise<TakenFile> {
  const response = await by.send(path);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The text of the manifest that the answer names. */
export async function manifestOf(by: StaffBrowser, response: Response): Promise<string> {
  const path = /<([^>]+)>; rel="describedby"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
  return (await take(by, path)).bytes.toString();
}

/** What a list's page offers as a file. */
export function linkTo(page: SeenPage, format: string): string {
  return page.$(`.export-links a[href*="export.${format}"]`).attr('href') ?? '';
}

export function csvRows({ bytes }: Pick<TakenFile, 'bytes'>): Record<string, string>[] {
  return parse(bytes, { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' });
}

export function jsonRows({ bytes }: Pick<TakenFile, 'bytes'>): Record<string, unknown>[] {
  const lines = bytes.toString().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What a command wrote. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** `porta ...`, in this process. */
export async function callCommand(args: readonly string[], variables: NodeJS.ProcessEnv): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const commands = [verifyAuditCommand, exportTransactionsCommand];
  const status = await runCommandLine({ commands, args, variables, terminal: { stdin, stdout, stderr } });
  const text = (stream: PassThrough): string => String((stream.read() as Buffer | null) ?? '');
  return { status, out: text(stdout), err: text(stderr) };
}
