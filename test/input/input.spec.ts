import { TestPortal } from '../support/portal.js';
import { acceptedValues } from './accepted-values.js';
import { cardNumbers } from './card-numbers.js';
import { markup } from './markup.js';
import { refusedValues } from './refused-values.js';
import { warnings } from './warnings.js';

/** One portal for all that is typed: nothing here needs one of its own. */
describe('what is typed in the form', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({ withWorker: false });
  });

  afterAll(async () => {
    await portal.close();
  });

  // First, while no payment has been made.
  refusedValues(() => portal);
  acceptedValues(() => portal);
  cardNumbers(() => portal);
  markup(() => portal);
  warnings(() => portal);
});
