import { DeliveryReconciler } from '../../src/receipts/delivery/delivery-reconciler.js';
import { until } from '../support/until.js';
import { ReceiptsWorld } from './receipts-world.js';

const SECOND_MS = 1_000;
const NEVER_MS = 3_600_000;

/** A queue in memory, which a test can fill and break. */
class BreakableQueue {
  readonly added: string[] = [];
  waiting = 0;
  isBroken = false;

  waitingCount(): Promise<number> {
    return Promise.resolve(this.waiting);
  }

  addAll(jobs: readonly { id: string }[]): Promise<void> {
    if (this.isBroken) return Promise.reject(Object.assign(new Error('injected'), { code: 'ECONNRESET' }));
    this.added.push(...jobs.map(({ id }) => id));
    return Promise.resolve();
  }
}

describe('filling the queue from what is unsent', () => {
  let world: ReceiptsWorld;
  let queue: BreakableQueue;
  let reconciler: DeliveryReconciler;
  const warnings: string[] = [];

  beforeAll(async () => {
    world = await ReceiptsWorld.create();
    const { database, clock } = world;
    queue = new BreakableQueue();
    const log = { warn: (message: string) => void warnings.push(message) };
    reconciler = new DeliveryReconciler({ database, clock, queue, log, pollMs: NEVER_MS });
  });

  afterAll(async () => {
    await reconciler.stop();
    await world.destroy();
  });

  it('gives back what the queue did not take, and names the next job anew', async () => {
    const payment = await world.pay();
    await world.issueReceipt(payment);
    queue.isBroken = true;
    reconciler.start();
    await until('the failure is told', () => warnings.includes('messages could not be queued: ECONNRESET'));
    expect(await world.deliveries(payment)).toMatchObject([{ state: 'queued', attempt: 1 }]);

    queue.isBroken = false;
    world.clock.advance(10 * SECOND_MS);
    reconciler.wake();
    await until('the job is added', () => queue.added.length === 1);
    const [delivery] = await world.deliveries(payment);
    expect(queue.added).toEqual([`delivery-${delivery?.id}-2`]);
  });

  it('leaves everything in the database while the queue has enough to do', async () => {
    const payment = await world.pay();
    await world.issueReceipt(payment);
    queue.waiting = 200;
    reconciler.wake();
    await reconciler.stop();
    expect(await world.deliveries(payment)).toMatchObject([{ attempt: 0 }]);

    queue.waiting = 199;
    reconciler.start();
    await until('the job is added', () => queue.added.length === 2);
  });
});
