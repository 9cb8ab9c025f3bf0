import {
  destination as pinoDestination,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdTimeFunctions,
} from 'pino';
import type { LogLevel } from '../../env.js';
import { describeError } from './describe-error.js';

/**
 * One JSON line for each entry, on standard output. Errors are reduced to what may be kept; see {@link describeError}.
 * @param destination where the lines go instead.
 */
export function createLogger(
  level: LogLevel,
  process: string,
  destination: DestinationStream = pinoDestination(),
): Logger {
  const options: LoggerOptions = {
    level,
    base: { process },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  };
  return pino(options, destination);
}
