import { textsIn } from '../../i18n/texts.js';
import { errorPage as errorPageIn, type ErrorPage } from './error.page.js';

const errorPage = (status: number, requestId: string): ErrorPage => errorPageIn(status, requestId, textsIn('it'));

describe('errorPage', () => {
  it.each([400, 403, 404, 409, 413, 429, 500, 503])('has its own words for %i', (status) => {
    const page = errorPage(status, 'req-1');
    expect(page).toMatchObject({ requestId: 'req-1', isPrivate: true });
    expect(page.explanation + page.advice).toMatch(/addebito|pagare di nuovo|pagato/);
  });

  it('falls back to words that fit the side that erred', () => {
    expect(errorPage(415, 'r').title).toBe(errorPage(400, 'r').title);
    expect(errorPage(502, 'r').title).toBe(errorPage(500, 'r').title);
  });
});
