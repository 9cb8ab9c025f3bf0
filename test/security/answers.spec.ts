import { TestPortal } from '../support/portal.js';
import { kept } from './etag.js';
import { headers } from './headers.js';
import { oddRequests } from './odd-requests.js';

/** One portal for whatever it answers: nothing here needs one of its own. */
describe('the portal over HTTP', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ withWorker: false });
  });

  afterAll(async () => {
    await portal.close();
  });

  // First, while no payment has been made.
  oddRequests(() => portal);
  kept(() => portal);
  headers(() => portal);
});
