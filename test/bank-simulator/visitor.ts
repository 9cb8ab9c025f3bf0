import { load } from 'cheerio';
import type { Received, TestShop } from './shop.js';
import { macOf, SHOP } from './shop-keys.js';

/** Cards of the contract's table. */
export const CARDS = {
  paid: '5255000000000001',
  refused: '5255000000000019',
  lost: '5255000000000027',
  pending: '5255000000000035',
} as const;

/** What the shop asks for; fields given replace the usual ones, undefined leaves one out. */
export type StartChanges = Readonly<Record<string, string | undefined>>;

/** A page or redirect that the bank answered. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where a redirect leads, taken apart. */
  readonly location: (Received & { readonly href: string }) | undefined;
}

let lastOrder = 0;

/** An order code that no other test uses. */
export function newOrderId(): string {
  lastOrder += 1;
  return `PDP${String(lastOrder).padStart(9, '0')}`;
}

/** The fields of a start as the shop's page posts them, signed over what is there. */
export function startFields(shop: TestShop, orderId: string, changes: StartChanges = {}): [string, string][] {
  const signed: Record<string, string | undefined> = {
    URLMS: `${shop.url}/ms?x=1`,
    URLDONE: `${shop.url}/done`,
    ORDERID: orderId,
    SHOPID: SHOP.shopId,
    AMOUNT: '15696',
    CURRENCY: '978',
    ACCOUNTINGMODE: 'I',
    AUTHORMODE: 'I',
    ORDDESCR: 'REFEZIONE SCOLASTICA',
    OPDESCR: 'Riferimento 29',
    REMAININGDURATION: '480',
  };
  const unsigned: Record<string, string | undefined> = { URLBACK: `${shop.url}/back?ORDERID=${orderId}`, PAGE: 'LAND' };
  for (const [name, value] of Object.entries(changes)) (name in unsigned ? unsigned : signed)[name] = value;
  const { MAC, ...toSign } = signed;
  const fields = present(toSign);
  return [...fields, ['MAC', MAC ?? macOf(SHOP.startKey, fields)], ...present(unsigned)];
}

function present(fields: Record<string, string | undefined>): [string, string][] {
  return Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
}

/** A browser without JavaScript: posts forms with their hidden fields and does not follow redirects. */
export class Visitor {
  constructor(
    private readonly bankUrl: string,
    private readonly shop: TestShop,
  ) {}

  /** Arrives from the shop. */
  start(orderId: string, changes: StartChanges = {}): Promise<Page> {
    return this.post('/vpos/pagamenti/main', startFields(this.shop, orderId, changes));
  }

  /** Arrives from the shop and fills the card page in. */
  async fillIn(orderId: string, card: string = CARDS.paid): Promise<Page> {
    return this.press(await this.start(orderId), 'submit', cardFields(card));
  }

  /** Goes all the way with a card. */
  async pay(orderId: string, card: string = CARDS.paid): Promise<Page> {
    return this.press(await this.fillIn(orderId, card), 'confirm');
  }

  /** Presses a button of a page's form. */
  press(page: Page, action: string, typed: Readonly<Record<string, string>> = {}): Promise<Page> {
    const $ = load(page.html);
    const hidden = $('form input[type=hidden]')
      .toArray()
      .map((input): [string, string] => [$(input).attr('name') ?? '', $(input).attr('value') ?? '']);
    return this.post($('form').attr('action') ?? '', [...hidden, ...Object.entries(typed), ['action', action]]);
  }

  async post(path: string, fields: readonly (readonly [string, string])[]): Promise<Page> {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    return pageOf(await fetch(this.bankUrl + path, { method: 'POST', body, redirect: 'manual' }));
  }
}

export function cardFields(cardNumber: string): Record<string, string> {
  return { cardType: 'MasterCard', cardNumber, expiryMonth: '06', expiryYear: '07', cvv: '123' };
}

/** The text of a page as it is read, spaces collapsed. */
export function textOf(page: Page): string {
  return load(page.html)('main').text().replace(/\s+/g, ' ').trim();
}

export async function pageOf(response: Response): Promise<Page> {
  const href = response.headers.get('location');
  const url = href === null ? undefined : new URL(href);
  return {
    status: response.status,
    html: await response.text(),
    headers: response.headers,
    location: url && { href: url.href, path: url.pathname, parameters: [...url.searchParams] },
  };
}
