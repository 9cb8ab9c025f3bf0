import { CARDS } from '../support/bank.js';
import { Citizen, type SeenPage } from '../support/citizen.js';
import { cancelAtBank, FORM, MARIO, PAY, payWithCard, publicIdOf, toReview } from '../support/journey.js';
import type { TestPortal } from '../support/portal.js';

type Kind = 'public' | 'personal';

/** One page of each kind, as a citizen meets them. */
async function visitEveryPage(portal: TestPortal): Promise<[name: string, kind: Kind, page: SeenPage][]> {
  const citizen = new Citizen();
  const open = (path: string): Promise<SeenPage> => citizen.open(portal.url + path);
  const form = await open('/servizi/refezione-scolastica');
  const review = await toReview(citizen, portal);
  const wrong = await citizen.submit(form, FORM, { ...MARIO, postalCode: 'x' });
  const conflict = await citizen.submit(review, PAY, { quotedTotalCents: '1' });
  const connecting = await citizen.submit(review, PAY);
  const pending = await open(`/pagamenti/${publicIdOf(connecting)}/esito`);
  const paid = await payWithCard(citizen, connecting, CARDS.paid);
  const concluded = await citizen.submit(paid, 'form[action$="/ricevuta"]');
  const other = await citizen.submit(await toReview(citizen, portal, { amount: '10' }), PAY);
  const cancelled = await cancelAtBank(citizen, other);
  const { rows } = await portal.sql.query<{ code: string }>('select verification_code as code from receipt');
  return [
    ['home', 'public', await open('/')],
    ['empty form', 'public', form],
    ['privacy', 'public', await open('/privacy')],
    ['accessibility', 'public', await open('/accessibilita')],
    ['not found', 'public', await open('/nulla')],
    ['form with errors', 'personal', wrong],
    ['review', 'personal', review],
    ['review after a conflict', 'personal', conflict],
    ['wait page', 'personal', connecting],
    ['pending outcome', 'personal', pending],
    ['paid outcome', 'personal', paid],
    ['cancelled outcome', 'personal', cancelled],
    ['concluded', 'personal', concluded],
    ['verification', 'personal', await open(`/verifica/${rows[0]?.code ?? ''}`)],
    ['unknown payment', 'personal', await open('/pagamenti/AAAAAAAAAAAAAAAAAAAAAA/esito')],
  ];
}

function directives(page: SeenPage): Record<string, string[]> {
  const policy = page.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

export function headers(shared: () => TestPortal): void {
  describe('the answers to citizens', () => {
    let portal: TestPortal;
    let pages: [string, Kind, SeenPage][];

    beforeAll(async () => {
      portal = shared();
      pages = await visitEveryPage(portal);
    });

    /** The names of the pages for which `isTrue` does not hold. */
    const exceptions = (isTrue: (page: SeenPage) => boolean, kind?: Kind): string[] =>
      pages.filter(([, its, page]) => (kind === undefined || its === kind) && !isTrue(page)).map(([name]) => name);

    it('were all reached', () => {
      const statuses = Object.fromEntries(pages.map(([name, , page]) => [name, page.status]));
      expect(statuses).toMatchObject({
        ...{ home: 200, 'empty form': 200, privacy: 200, accessibility: 200, 'not found': 404 },
        ...{ 'form with errors': 422, review: 200, 'review after a conflict': 409, 'wait page': 200 },
        ...{ 'pending outcome': 200, 'paid outcome': 200, 'cancelled outcome': 200, concluded: 200, verification: 200 },
        'unknown payment': 404,
      });
      expect(pages.find(([name]) => name === 'paid outcome')?.[2].paymentStatus).toBe('paid');
    });

    it('let nothing run or be framed but our own files, and forms go to us and the bank only', () => {
      expect(
        exceptions((page) => {
          const policy = directives(page);
          const scripts = policy['script-src'] ?? policy['default-src'] ?? [];
          const styles = policy['style-src'] ?? policy['default-src'] ?? [];
          const targets = policy['form-action'] ?? [];
          return (
            [scripts, styles].every((sources) => sources.join() === "'self'") &&
            targets.join() === `'self',${portal.bank.url}` &&
            policy['frame-ancestors']?.join() === "'none'" &&
            policy['object-src']?.join() === "'none'" &&
            policy['base-uri']?.join() === "'none'"
          );
        }),
      ).toEqual([]);
    });

    it('have nothing inline that the policy would have to allow, and nothing from elsewhere', () => {
      expect(
        exceptions(({ $ }) => {
          const attributes = $('*')
            .toArray()
            .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
          const sources = $('script, img, link[rel=stylesheet], iframe')
            .toArray()
            .map(({ attribs }) => attribs['src'] ?? attribs['href'] ?? '');
          return (
            $('script:not([src]), style').length === 0 &&
            !attributes.some((name) => name === 'style' || name.startsWith('on')) &&
            sources.every((source) => source.startsWith('/assets/'))
          );
        }),
      ).toEqual([]);
    });

    it('set no cookie unasked, tell nobody where the citizen came from, and are not guessed at by the browser', () => {
      expect(exceptions(({ headers }) => headers.get('set-cookie') === null)).toEqual([]);
      expect(exceptions(({ headers }) => headers.get('referrer-policy') === 'no-referrer')).toEqual([]);
      expect(exceptions(({ headers }) => headers.get('x-content-type-options') === 'nosniff')).toEqual([]);
      expect(
        exceptions(({ headers }) => headers.get('x-powered-by') === null && headers.get('server') === null),
      ).toEqual([]);
    });

    it('are kept by nobody and found by no search engine when they are about a person', () => {
      expect(exceptions(({ headers }) => headers.get('cache-control') === 'no-store', 'personal')).toEqual([]);
      const isHidden = ({ $, headers }: SeenPage): boolean =>
        [headers.get('x-robots-tag'), $('meta[name=robots]').attr('content')].some((mark) => mark?.includes('noindex'));
      expect(exceptions(isHidden, 'personal')).toEqual([]);
    });

    it('hide the PDF of a receipt as well', async () => {
      const paid = pages.find(([name]) => name === 'paid outcome')?.[2].url.pathname ?? '';
      const { headers, status } = await fetch(portal.url + paid.replace(/esito$/, 'ricevuta.pdf'));
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).not.toBeNull();
    });
  });
}
