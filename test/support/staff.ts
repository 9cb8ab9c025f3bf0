import type { StaffRole } from '../../src/domain/staff-permissions.js';
import { hashPassword } from '../../src/admin/sign-in/passwords.js';
import { SeenPage } from './citizen.js';
import type { TestPortal } from './portal.js';

/** Good enough for the rules of passwords, and the same for everybody: hashing it once is slow enough. */
export const STAFF_PASSWORD = 'cavallo batteria graffetta corretta';
let passwordHash: Promise<string> | undefined;

/** Makes an account with {@link STAFF_PASSWORD} and answers with its id. */
export async function addStaff(
  portal: TestPortal,
  account: { readonly username: string; readonly role: StaffRole; readonly mustChangePassword?: boolean },
): Promise<number> {
  const { username, role, mustChangePassword = false } = account;
  const hash = await (passwordHash ??= hashPassword(STAFF_PASSWORD));
  const now = portal.clock.now();
  const { rows } = await portal.sql.query<{ id: number }>(
    `insert into staff (username, full_name, role, password_hash, must_change_password, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6) returning id::int`,
    [username, `Persona ${username}`, role, hash, mustChangePassword, now],
  );
  return rows[0]!.id;
}

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly fields?: Readonly<Record<string, string>>;
  /** Instead of fields: a form with a file. */
  readonly body?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser of one member of staff, without JavaScript: keeps cookies, sends forms with the tokens of their page. */
export class StaffBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly portal: TestPortal,
    /** Sent as X-Forwarded-For: the portal under test trusts it. */
    private readonly ip = '192.0.2.10',
  ) {}

  /** Opens an address and follows redirects. */
  async open(path: string): Promise<SeenPage> {
    return this.follow(path, {});
  }

  /** One request, no redirect followed. */
  async send(path: string, sent: Sent = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.portal.url), {
      method: sent.method ?? (sent.fields === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: { 'x-forwarded-for': this.ip, ...(cookie !== '' && { cookie }), ...sent.headers },
      ...(sent.fields !== undefined && { body: new URLSearchParams(sent.fields) }),
      ...(sent.body !== undefined && { body: sent.body }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Presses the button of a form: its fields as they stand, changed by `changes`. */
  async submit(page: SeenPage, form: string, changes: Readonly<Record<string, string>> = {}): Promise<SeenPage> {
    if (page.$(form).length === 0)
      throw new Error(`no form ${form} on ${page.url.pathname}: ${page.text.slice(0, 300)}`);
    const { pathname } = page.formAction(form);
    return this.follow(pathname, { fields: { ...page.formFields(form), ...changes } });
  }

  /** From the sign-in page with these words; answers with the page that follows. */
  async signIn(username: string, password = STAFF_PASSWORD, path = '/admin'): Promise<SeenPage> {
    return this.submit(await this.open(path), 'form:has([name=username])', { username, password });
  }

  private async follow(path: string, sent: Sent): Promise<SeenPage> {
    let next = new URL(path, this.portal.url);
    let options = sent;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.send(next.pathname + next.search, options);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) {
        return new SeenPage(response.status, next, await response.text(), response.headers);
      }
      next = new URL(location, next);
      options = {};
    }
    throw new Error(`too many redirects from ${path}`);
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const separator = pair.indexOf('=');
    const name = pair.slice(0, separator);
    const value = pair.slice(separator + 1);
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A portal whose staff come from the addresses that they say. */
export const STAFF_PORTAL = { withWorker: false, variables: { TRUST_PROXY: 'true' } } as const;
