import pg from 'pg';
import { BreakableLink } from '../support/breakable-link.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { FORM, MARIO, PAY, TO_BANK } from '../support/journey.js';
import { createMigratedTestDatabase, type TestDatabase } from '../support/postgres.js';
import { WebProcess } from '../journeys/web-process.js';

const RETRY = 'main form';

describe('forms that arrive while the database is away', () => {
  let database: TestDatabase;
  let link: BreakableLink;
  let web: WebProcess;
  const citizen = new Citizen();

  beforeAll(async () => {
    database = await createMigratedTestDatabase();
    link = await BreakableLink.to(Number(new URL(database.url).port));
    web = await WebProcess.start(link.through(database.url), 1);
  }, 60_000);

  afterEach(async () => {
    await link.mend();
  });

  afterAll(async () => {
    await web.stop();
    await link.cut();
    await database.drop();
  });

  const openForm = (): Promise<SeenPage> => citizen.open(`${web.url}/servizi/refezione-scolastica`);

  /** Said to every connection that is made from now on; those that there are, are broken. */
  async function takesWriting(isWritable: boolean): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const name = pg.escapeIdentifier(new URL(database.url).pathname.slice(1));
    await client.query(
      `set transaction_read_only = off; alter database ${name} set default_transaction_read_only = ${isWritable ? 'off' : 'on'}`,
    );
    await client.end();
    await link.cut();
    await link.mend();
  }

  function expectRetryPage(page: SeenPage): void {
    expect(page.status).toBe(503);
    expect(page.headers.get('retry-after')).toBe('60');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.heading).toBe('Il servizio riparte tra poco');
  }

  it('come back whole, with the button that sends them again', async () => {
    const form = await openForm();
    await link.cut();
    const away = await citizen.submit(form, FORM, MARIO);
    expectRetryPage(away);
    expect(away.formAction(RETRY).pathname).toBe('/servizi/refezione-scolastica/riepilogo');
    expect(away.formFields(RETRY)).toMatchObject(MARIO);
    await link.mend();
    const review = await citizen.submit(away, RETRY);
    expect(review.status).toBe(200);
    expect(review.marked('total')).toBe('156,96 €');
  });

  it('of phase 4 keep their key, so that any number of tries makes one payment', async () => {
    const review = await citizen.submit(await openForm(), FORM, MARIO);
    await link.cut();
    const away = await citizen.submit(review, PAY);
    expectRetryPage(away);
    expect(away.formFields(RETRY)).toEqual(review.formFields(PAY));
    await link.mend();
    const [first, second] = [await citizen.submit(away, RETRY), await citizen.submit(away, RETRY)];
    expect(first.$(TO_BANK)).toHaveLength(1);
    expect(second.url.pathname).toBe(first.url.pathname);
  });

  it('come back too when the database takes no writing, as while another server takes its place', async () => {
    const review = await citizen.submit(await openForm(), FORM, MARIO);
    await takesWriting(false);
    const away = await citizen.submit(review, PAY);
    await takesWriting(true);
    expectRetryPage(away);
    const connecting = await citizen.submit(away, RETRY);
    expect(connecting.$(TO_BANK)).toHaveLength(1);
  });

  it('bring no card number back, and say so', async () => {
    const review = await citizen.submit(await openForm(), FORM, MARIO);
    await link.cut();
    const away = await citizen.submit(review, PAY, { description: 'carta 5255 0000 0000 0001' });
    expectRetryPage(away);
    expect(away.html).not.toContain('5255');
    expect(away.text).toContain('non conserviamo');
  });

  it('speak the language of the citizen', async () => {
    await link.cut();
    const answer = await fetch(`${web.url}/dove-e-il-mio-pagamento`, {
      method: 'POST',
      headers: { cookie: 'lingua=en' },
      body: new URLSearchParams({ reference: '29', taxCode: MARIO.taxCode }),
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('TRY AGAIN');
  });
});
