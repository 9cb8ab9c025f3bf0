import type { Environment } from '../env.js';
import type { Clock } from '../shared/clock.js';
import type { Database } from '../shared/database.js';
import type { Finding } from './finding.js';

/** What a check may look at. */
export interface Patient {
  readonly environment: Environment;
  readonly clock: Clock;
  /** Undefined without DATABASE_URL. */
  readonly database: Database | undefined;
}

/** One part of the portal that the doctor looks at, by itself: a failing check says nothing about the others. */
export interface Check {
  /** Italian, as the report shows it. */
  readonly name: string;
  /** Time after which no answer is an answer, in milliseconds. */
  readonly withinMs: number;
  readonly run: (patient: Patient) => Promise<readonly Finding[]>;
}

/** A check that needs the database; says nothing without one, since the database's own check does. */
export function databaseCheck(
  name: string,
  run: (database: Database, clock: Clock) => Promise<readonly Finding[]>,
): Check {
  return {
    name,
    withinMs: 6_000,
    run: async ({ database, clock }) => (database === undefined ? [] : run(database, clock)),
  };
}
