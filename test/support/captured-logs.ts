import type { Logger } from 'pino';
import { createLogger } from '../../src/shared/logging/create-logger.js';

/** What the processes of a portal write, at their most talkative, as they would write it on standard output. */
export class CapturedLogs {
  readonly lines: string[] = [];

  logger(process: string): Logger {
    return createLogger('trace', process, { write: (line) => void this.lines.push(line) });
  }
}
