import { createMigratedTestDatabase } from '../support/postgres.js';
import { compareBooks } from './audit/compare-books.js';
import type { Finding } from './audit/finding.js';
import { withDefect, type Defect } from './broken/broken-build.js';
import { MAIL_BEFORE_COMMIT, NO_DEDUPE, NO_ROW_LOCK, OUTBOX_BEFORE_COMMIT } from './broken/defects.js';
import {
  deathBeforeCommit,
  returnMeetsRetry,
  twentyDoubts,
  twoJobsOneDelivery,
  type Scenario,
} from './broken/scenarios.js';
import { Convergence } from './run/convergence.js';
import { Site } from './site/site.js';

/** A broken build may never come to rest: by then the bank was asked more than once. */
const SETTLES_WITHIN_MS = 15_000;
const TEST_TIMEOUT_MS = 300_000;

/** Builds with one defect each: what the comparison of books is worth shows in that it finds them. */
describe('a build that', () => {
  let whole: Site;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ site: whole, drop } = await installation());
  }, TEST_TIMEOUT_MS);

  afterAll(async () => {
    await drop();
  });

  /** One web, one worker, on a database of the test run. */
  async function installation(buildFolder = ''): Promise<{ site: Site; drop: () => Promise<void> }> {
    const database = await createMigratedTestDatabase();
    const site = await Site.start({
      ...{ queue: 'postgresql', webs: 1, workers: 1, buildFolder },
      databaseUrl: database.url,
    });
    const dropAll = async (): Promise<void> => {
      await site.close();
      await database.drop();
    };
    return { site, drop: dropAll };
  }

  async function findingsOf(scenario: Scenario, site: Site): Promise<readonly Finding[]> {
    const { errands, isMismatched = false, kills = [] } = await scenario(site);
    const convergence = new Convergence(site);
    await convergence.settle(SETTLES_WITHIN_MS);
    await convergence.stop();
    const citizens = errands.map(({ journey: { email, amountCents }, payments }) => ({
      ...{ email, amountCents, payments, isMismatched },
    }));
    const disturbances = kills.map((atMs) => ({ atMs }));
    const { findings } = await compareBooks(site, citizens, disturbances);
    // Each scenario has its own payments; what an earlier one found would have failed there.
    const own = new Set(errands.flatMap(({ payments }) => [...payments]));
    return findings.filter(({ publicId }) => publicId === undefined || own.has(publicId));
  }

  const findingsOfBroken = (defect: Defect, scenario: Scenario): Promise<string[]> =>
    withDefect(defect, async (folder) => {
      const broken = await installation(folder);
      try {
        const findings = await findingsOf(scenario, broken.site);
        return findings.map(({ kind, what }) => `${kind}: ${what}`);
      } finally {
        await broken.drop();
      }
    });

  it(
    'takes no row lock loses a payment: a return that comes back beside a new attempt undoes it',
    async () => {
      expect(await findingsOf(returnMeetsRetry, whole)).toEqual([]);
      const found = await findingsOfBroken(NO_ROW_LOCK, returnMeetsRetry);
      expect(found).toContainEqual(expect.stringMatching(/^lost: \w+: paid at the bank, open here$/));
      expect(found).toContain('mismatched: its events are not those that it counts');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'applies the same signed message again doubles it in the history of the payment',
    async () => {
      expect(await findingsOf(twentyDoubts, whole)).toEqual([]);
      const found = await findingsOfBroken(NO_DEDUPE, twentyDoubts);
      // Nineteen, unless some of the copies are still on their way.
      expect(found).toContainEqual(
        expect.stringMatching(/^doubled: \d+ messages of the bank recorded twice in its history$/),
      );
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'mails before it commits doubles a receipt: two jobs of one delivery both send it',
    async () => {
      expect(await findingsOf(twoJobsOneDelivery, whole)).toEqual([]);
      const found = await findingsOfBroken(MAIL_BEFORE_COMMIT, twoJobsOneDelivery);
      expect(found).toContainEqual(
        expect.stringMatching(/^doubled: one delivery mailed 2 times \(\d+\.\d s after the first\)$/),
      );
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'tells that a payment is paid before it commits tells it twice when it dies in between',
    async () => {
      expect(await findingsOf(deathBeforeCommit, whole)).toEqual([]);
      const found = await findingsOfBroken(OUTBOX_BEFORE_COMMIT, deathBeforeCommit);
      expect(found).toContain('doubled: said to be paid 2 times in the outbox');
    },
    TEST_TIMEOUT_MS,
  );
});
