import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend, type PostgresQueueBackend } from 'bullmq';

/** Between two tries of a worker that PostgreSQL has refused. */
const PAUSE_MS = 1_000;

/**
 * BullMQ's backend in PostgreSQL, mended for a server that is starting. BullMQ 6.7 keeps the first refusal for ever,
 * and a worker that was refused asks again at once: a process that starts a moment too soon would never get a job, nor
 * a turn for anything else that it does.
 */
export const createPatientPostgresBackend: typeof createPostgresBackend = (name, options, factoryOptions = {}) => {
  const backend = createPostgresBackend(name, options, factoryOptions);
  forgetRefusal(backend.connection);
  forgetRefusal(backend);
  if (factoryOptions.withBlockingConnection === true) pauseAfterRefusal(backend);
  return backend;
};

/** What BullMQ remembers of a start, under this name, in both the backend and its connection. */
interface Startable {
  readyPromise?: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

/** Whoever asks after a refusal makes a new start. */
function forgetRefusal(starting: Pick<Startable, 'waitUntilReady'>): void {
  const memory = starting as Startable;
  const start = memory.waitUntilReady.bind(memory);
  memory.waitUntilReady = async () => {
    try {
      await start();
    } catch (error) {
      memory.readyPromise = undefined;
      throw error;
    }
  };
}

/** Both ways in which a worker asks for work. A closing worker waits for the pause at most once. */
function pauseAfterRefusal(backend: PostgresQueueBackend): void {
  const moveToActive = backend.moveToActive.bind(backend);
  const waitForJob = backend.waitForJob.bind(backend);
  backend.moveToActive = (...given) => orPause(moveToActive(...given));
  backend.waitForJob = (...given) => orPause(waitForJob(...given));
}

async function orPause<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (error) {
    await pause(PAUSE_MS);
    throw error;
  }
}
