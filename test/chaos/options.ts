import { parseArgs } from 'node:util';
import { factsOf, faultsFor, type FaultName, type QueueKind } from './faults/fault-names.js';

/** What a run was asked for. */
export interface ChaosOptions {
  readonly payments: number;
  readonly seed: number;
  readonly queue: QueueKind;
  readonly faults: readonly FaultName[];
  /** Citizens at the same time. */
  readonly citizens: number;
}

/** Arguments that make no sense; the message says which. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** From this number of payments on, each fault that was asked for must have been injected. */
export const FAULTS_SURE_FROM = 100;

export const HELP = `Usage: npm run test:chaos -- [options]

Real processes, real faults: citizens pay while web, worker, database, queue, mail server and bank break.
Ends with a table, and with code 1 when anything was lost, doubled or does not match.

  --payments N     citizens who set out to pay (default 100)
  --seed S         whole number; the same seed gives the same plan (default 1)
  --queue Q        postgresql (default) or redis; the latter starts a redis-server of its own
  --faults a,b,c   only these (default: all that the queue allows); plain journeys run in any case
  --citizens C     at the same time (default 8)
  --help           this text

Faults:
${faultsFor('redis')
  .map((name) => `  ${name.padEnd(24)}${factsOf(name).does}${factsOf(name).queue === undefined ? '' : ' (redis only)'}`)
  .join('\n')}
`;

/** @throws OptionError for an argument that is unknown or out of range. */
export function readOptions(args: readonly string[]): ChaosOptions | 'help' {
  const values = parse(args);
  if (values.help === true) return 'help';
  const queue = values.queue ?? 'postgresql';
  if (queue !== 'postgresql' && queue !== 'redis') throw new OptionError('--queue: postgresql or redis');
  return {
    payments: wholeNumber('--payments', values.payments ?? '100', 1, 100_000),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    citizens: wholeNumber('--citizens', values.citizens ?? '8', 1, 64),
    queue,
    faults: readFaults(values.faults, queue),
  };
}

function parse(args: readonly string[]): Partial<Record<string, string | boolean>> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { payments: text, seed: text, queue: text, faults: text, citizens: text, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, value: string | boolean, min: number, max: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max || value === '') {
    throw new OptionError(`${name}: a whole number from ${min} to ${max}`);
  }
  return number;
}

function readFaults(value: string | boolean | undefined, queue: QueueKind): FaultName[] {
  const possible = faultsFor(queue);
  if (typeof value !== 'string') return possible;
  return value.split(',').map((name) => {
    const fault = possible.find((candidate) => candidate === name.trim());
    if (fault === undefined) throw new OptionError(`--faults: ${name.trim()} is not a fault of this queue; see --help`);
    return fault;
  });
}
