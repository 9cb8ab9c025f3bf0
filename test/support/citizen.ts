import { load, type CheerioAPI } from 'cheerio';

/** A page as a citizen without JavaScript sees it. */
export class SeenPage {
  readonly $: CheerioAPI;

  constructor(
    readonly status: number,
    readonly url: URL,
    readonly html: string,
    readonly headers: Headers,
  ) {
    this.$ = load(html);
  }

  get heading(): string {
    return clean(this.$('h1').text());
  }

  /** All the words of the page's main part. */
  get text(): string {
    return clean(this.$('main').text());
  }

  /** The text of the element with this mark for programs. */
  marked(testId: string): string {
    return clean(this.$(`[data-testid="${testId}"]`).first().text());
  }

  /** `data-status` of the outcome. */
  get paymentStatus(): string | undefined {
    return this.$('[data-testid="payment-status"]').attr('data-status');
  }

  /** Where a browser without JavaScript goes by itself; undefined when the page does not ask again. */
  get refreshesTo(): URL | undefined {
    // A parser that knows scripts takes what is inside noscript for a text.
    const content = load(this.$('head noscript').text())('meta[http-equiv="refresh"]').attr('content');
    const address = /^\d+; url=(.+)$/.exec(content ?? '')?.[1];
    return address === undefined ? undefined : new URL(address, this.url);
  }

  /** The messages of the error summary, by the field they lead to. */
  get errors(): Record<string, string> {
    const links = this.$('[data-error-summary] a').toArray();
    return Object.fromEntries(
      links.map((link) => [this.$(link).attr('href')?.slice(1) ?? '', clean(this.$(link).text())]),
    );
  }

  /** The fields that submitting this form would send. */
  formFields(selector: string): Record<string, string> {
    const entries = this.$(selector)
      .first()
      .serializeArray()
      .map(({ name, value }) => [name, value] as const);
    return Object.fromEntries(entries);
  }

  formAction(selector: string): URL {
    return new URL(this.$(selector).first().attr('action') ?? '', this.url);
  }
}

/** Money and texts as people read them: no-break spaces are spaces, runs of spaces are one. */
export function clean(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, ' ').trim();
}

/** A browser without JavaScript: follows redirects page by page, submits forms by their own fields and buttons. */
export class Citizen {
  /** `language`: chosen on an earlier visit, as the browser's cookie says. */
  constructor(private readonly language?: 'it' | 'en') {}

  async open(address: string | URL): Promise<SeenPage> {
    return this.request(new URL(address), { method: 'GET' });
  }

  /** Presses the button of a form: its fields as they stand, changed by `changes`. */
  async submit(page: SeenPage, form: string, changes: Record<string, string> = {}): Promise<SeenPage> {
    if (page.$(form).length === 0)
      throw new Error(`no form ${form} on ${page.url.pathname}: ${page.text.slice(0, 300)}`);
    return this.post(page.formAction(form), { ...page.formFields(form), ...changes });
  }

  async post(address: URL, fields: Record<string, string>): Promise<SeenPage> {
    return this.request(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Where one request is sent on to, without going there: `303 /pagamenti/.../esito`; the status alone otherwise. */
  async redirectOf(address: string | URL, fields?: Record<string, string>): Promise<string> {
    const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
    const response = await fetch(address, { ...init, redirect: 'manual' });
    await response.body?.cancel();
    return [response.status, response.headers.get('location')].filter((part) => part !== null).join(' ');
  }

  private headers(): Record<string, string> {
    return this.language === undefined ? {} : { cookie: `lingua=${this.language}` };
  }

  protected async request(address: URL, init: RequestInit): Promise<SeenPage> {
    let next = address;
    let options = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(next, { ...options, headers: this.headers(), redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return new SeenPage(response.status, next, await response.text(), response.headers);
      }
      next = new URL(location, next);
      options = { method: 'GET' };
    }
    throw new Error(`too many redirects from ${address.pathname}`);
  }
}
