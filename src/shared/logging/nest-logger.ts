import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/**
 * Nest's loggers write through pino. `logger.log({ order }, 'outcome recorded')` becomes one entry with the fields
 * and the text; Nest adds the class as the last argument, kept as `context`.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.pop();
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.name);
    else if (typeof message === 'object') this.pino[level]({ context, ...message }, texts.join(' '));
    else this.pino[level]({ context }, [typeof message === 'string' ? message : typeof message, ...texts].join(' '));
  }
}
