import pg from 'pg';
import { Queue, Worker } from 'bullmq';
import { chooseQueueBackend, type QueueConnections } from '../../src/shared/queue/queue-backend.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { testEnvironment } from '../support/test-environment.js';
import { until } from '../support/until.js';

/** A worker that never pauses makes these before it is asked anything else. */
const TOO_MANY = 500;

describe('a queue in a PostgreSQL that takes no connections yet', () => {
  let database: TestDatabase;
  let connections: QueueConnections;
  let server: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    connections = chooseQueueBackend(testEnvironment({ DATABASE_URL: database.url }));
    const beside = new URL(database.url);
    beside.pathname = '/postgres';
    server = new pg.Client({ connectionString: beside.href });
    await server.connect();
  });

  afterAll(async () => {
    await server.end();
    await database.drop();
  });

  async function allowConnections(isAllowed: boolean): Promise<void> {
    await server.query(`alter database "${new URL(database.url).pathname.slice(1)}" allow_connections ${isAllowed}`);
  }

  // Expected: refusals are told about once a second, everything else in the process goes on, and the first job after
  // the start is done by the same worker.
  it('is asked again with pauses until it starts', async () => {
    await allowConnections(false);
    const errors: Error[] = [];
    const done: string[] = [];
    const queue = new Queue('starting', { connection: connections.producer });
    queue.on('error', () => undefined);
    const worker = new Worker(
      'starting',
      (job) => {
        done.push(job.name);
        return Promise.resolve();
      },
      { connection: connections.worker },
    );
    worker.on('error', (error) => {
      errors.push(error);
      // The test itself would never get its turn otherwise.
      if (errors.length === TOO_MANY) void worker.close(true);
    });
    try {
      await until('the worker is refused', () => errors.length >= 3);
      expect(errors.length).toBeLessThan(20);
      await expect(queue.add('too early', {})).rejects.toThrow('not currently accepting connections');
      await allowConnections(true);
      await queue.add('in time', {});
      await until('the job is done', () => done.length > 0);
      expect(done).toEqual(['in time']);
    } finally {
      await worker.close();
      await queue.close();
    }
  });
});
