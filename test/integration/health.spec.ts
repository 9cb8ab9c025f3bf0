import { freePort } from '../support/free-port.js';
import { TestPortal } from '../support/portal.js';

describe('health', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    // Nobody listens there: payments must not mind.
    const variables = { REDIS_URL: `redis://127.0.0.1:${await freePort()}` };
    portal = await TestPortal.start({ withWorker: false, variables });
  });

  afterAll(async () => {
    await portal.close();
  });

  it('is live while the process answers', async () => {
    const response = await fetch(`${portal.url}/health/live`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready with its database, and tells of each dependency', async () => {
    const response = await fetch(`${portal.url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'ok',
      dependencies: {
        database: { status: 'ok' },
        outbox: { waiting: 0 },
        queue: { backend: 'redis', status: 'unavailable' },
      },
    });
  });
});
