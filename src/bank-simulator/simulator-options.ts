import type { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { required, type Environment } from '../env.js';
import { SystemClock, type Clock } from '../shared/clock.js';

/** The one shop of this bank, its operator and its two keys. */
export interface Shop {
  readonly shopId: string;
  readonly operatorId: string;
  /** Signs what browsers bring to the bank. */
  readonly startKey: string;
  /** Signs everything else. */
  readonly resultKey: string;
}

/** How the bank behaves in time. Those that the CONTRACT fixes are the defaults. */
export interface Timings {
  /** Pause between two looks at what is due: deadlines, pending payments, notifications. */
  readonly pollIntervalMs: number;
  /** How long a notification waits for its answer. */
  readonly notificationTimeoutMs: number;
  /** Pauses before each repetition of a notification that was not answered. */
  readonly repeatPausesMs: readonly number[];
  /** How long the browser waits on the bank's page for the notification to be answered. */
  readonly returnWaitMs: number;
  /** Head start of a browser that must be back before the notification. */
  readonly returnLeadMs: number;
  /** How long a pending payment takes to become paid. */
  readonly pendingMs: number;
  /** How long an answer that never comes keeps its connection. */
  readonly silenceMs: number;
}

export const DEFAULT_TIMINGS: Timings = {
  pollIntervalMs: 100,
  notificationTimeoutMs: 10_000,
  repeatPausesMs: [1_000, 3_000, 9_000],
  returnWaitMs: 3_000,
  returnLeadMs: 1_000,
  pendingMs: 30_000,
  silenceMs: 30_000,
};

/** Everything that the simulator depends on; nothing is read from elsewhere. */
export interface SimulatorOptions {
  readonly clock: Clock;
  readonly shop: Shop;
  /** Path where browsers start. */
  readonly browserPath: string;
  /** Path of the back office. */
  readonly backOfficePath: string;
  /** Time that a citizen has when the shop does not say. */
  readonly timeoutMinutes: number;
  /** Folder of the books. */
  readonly folder: string;
  /** As the bank calls itself, for example `Banca Monte dei Paschi di Siena`. */
  readonly bankName: string;
  readonly bankService: string;
  readonly log: { readonly level: string; readonly stream: { write(line: string): void } };
  readonly timings: Timings;
  readonly randomBytes: typeof randomBytes;
}

/** Options of the real process. Throws an EnvironmentError when a key is missing. */
export function optionsFromEnvironment(
  environment: Environment,
  parts: Pick<SimulatorOptions, 'log' | 'randomBytes'>,
): SimulatorOptions {
  const { bank } = environment;
  return {
    ...parts,
    clock: new SystemClock(environment.clockOffsetFile),
    shop: {
      shopId: bank.shopId,
      operatorId: bank.operatorId,
      startKey: required('BANK_START_KEY', bank.startKey),
      resultKey: required('BANK_RESULT_KEY', bank.resultKey),
    },
    browserPath: bank.url.pathname,
    backOfficePath: bank.apiUrl.pathname,
    timeoutMinutes: bank.timeoutMinutes,
    folder: join(environment.dataDir, 'bank-simulator'),
    bankName: environment.ente.bankName,
    bankService: environment.ente.bankService,
    timings: DEFAULT_TIMINGS,
  };
}
