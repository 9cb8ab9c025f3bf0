import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from '../../env.js';
import { describeError } from './describe-error.js';

/** One JSON line for each entry, on standard output. Errors are reduced to what may be kept; see {@link describeError}. */
export function createLogger(level: LogLevel, process: string): Logger {
  return pino({
    level,
    base: { process },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  });
}
