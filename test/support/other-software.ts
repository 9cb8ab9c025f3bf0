import { CARDS } from './bank.js';
import { Citizen, type SeenPage } from './citizen.js';
import { FORM, MARIO, PAY, payWithCard } from './journey.js';
import type { StaffBrowser } from './staff.js';

/** Mario Rossi, as another program knows him. */
export const payer = Object.fromEntries(
  Object.entries(MARIO).filter(([name]) => name !== 'amount' && name !== 'description'),
);

/** What a program of the school's kitchen asks to be prepared. */
export function request(externalId: string, changes: object = {}): object {
  const { description } = MARIO;
  return { externalId, service: 'refezione-scolastica', payer, amountCents: 15_460, description, ...changes };
}

/** A key that an administrator makes on the pages: its text, and the address of its page. */
export async function newKey(
  admin: StaffBrowser,
  details: { name: string; scopes?: string[]; expiresOn?: string; servicesKind?: string },
): Promise<{ token: string; path: string }> {
  const { name, scopes = ['payments:prepare', 'payments:read'], expiresOn = '', servicesKind = 'chosen' } = details;
  const form = await admin.open('/admin/chiavi-api/nuova');
  const school = form.$('label:contains("REFEZIONE") input').attr('value') ?? '';
  const _csrf = form.formFields('main form')['_csrf'] ?? '';
  const body = new URLSearchParams({ _csrf, name, expiresOn, servicesKind, services: school });
  for (const scope of scopes) body.append('scopes', scope);
  const cookie = [...admin.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const headers = { cookie, 'x-forwarded-for': '192.0.2.10' };
  const html = await (await fetch(form.url, { method: 'POST', body, headers })).text();
  const token = /data-testid="api-secret">([^<]+)</.exec(html)?.[1];
  const path = /href="(\/admin\/chiavi-api\/\d+)"/.exec(html)?.[1];
  if (token === undefined || path === undefined) throw new Error(`no key was made: ${html.slice(0, 2_000)}`);
  return { token, path };
}

/** A citizen opens the link, changes nothing and pays with this card. */
export async function payByLink(link: string, card: string = CARDS.paid): Promise<SeenPage> {
  const citizen = new Citizen();
  const review = await citizen.submit(await citizen.open(link), FORM);
  return payWithCard(citizen, await citizen.submit(review, PAY), card);
}
