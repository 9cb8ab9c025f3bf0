import { createRedisBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import type { ConnectionOptions, PostgresPoolConfig } from 'bullmq';
import { type Environment, required } from '../../env.js';
import { createPatientPostgresBackend } from './patient-postgres-backend.js';

/** How the two ends of a queue connect: they want opposite things of a connection that is down. */
export interface QueueConnections {
  readonly kind: 'redis' | 'postgres';
  /** Fails at once: who adds a job must not hang. */
  readonly producer: ConnectionOptions;
  /** Waits until the connection is back: a worker has nothing else to do. */
  readonly worker: ConnectionOptions;
}

/** BullMQ's tables live apart from ours, in their own schema, which it creates and migrates by itself. */
const POSTGRES_SCHEMA = 'bullmq';
/** Jobs are few and short: two connections for each end, besides the one on which a worker listens. */
const POSTGRES_POOL_SIZE = 2;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Chooses where BullMQ keeps its jobs, for the whole process: in Redis when REDIS_URL is set, else in PostgreSQL.
 * To be called before a queue or a worker is made: BullMQ reads its default at construction.
 */
export function chooseQueueBackend(env: Environment): QueueConnections {
  if (env.redisUrl === undefined) setDefaultBackendFactory(createPatientPostgresBackend);
  else setDefaultBackendFactory(createRedisBackend);
  return connectionsOf(env);
}

/** A queue of this environment, for a process that has not chosen a backend and does not want to. */
export function openQueue(env: Environment, name: string): Queue {
  const factory = env.redisUrl === undefined ? createPatientPostgresBackend : createRedisBackend;
  // As with the connections below: the factory replaces the backend, but not the types, which know Redis only.
  return new Queue(name, { connection: connectionsOf(env).producer }, factory as unknown as undefined);
}

function connectionsOf(env: Environment): QueueConnections {
  return env.redisUrl === undefined
    ? postgresConnections(required('DATABASE_URL', env.database.url))
    : redisConnections(env.redisUrl);
}

function redisConnections(url: string): QueueConnections {
  const common = { url, connectTimeout: CONNECT_TIMEOUT_MS };
  return {
    kind: 'redis',
    producer: { ...common, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
    worker: { ...common, maxRetriesPerRequest: null },
  };
}

function postgresConnections(url: string): QueueConnections {
  const pool: PostgresPoolConfig = {
    connectionString: url,
    schema: POSTGRES_SCHEMA,
    migrate: true,
    max: POSTGRES_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'porta-dei-pagamenti-queue',
  };
  // The default factory replaces the backend but not the constructors' types, which still name Redis' options.
  const connection = pool as unknown as ConnectionOptions;
  return { kind: 'postgres', producer: connection, worker: connection };
}
