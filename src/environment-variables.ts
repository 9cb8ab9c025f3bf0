import { isIP } from 'node:net';

/** A variable that is missing or wrong. The message names it and says what is expected. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    readonly variable: string,
    expectation: string,
  ) {
    super(`${variable}: ${expectation}`);
  }
}

/** Placeholders that documentation and compose files carry: a process never starts with one of them. */
const PLACEHOLDER_SECRET = /^(change-?me|cambiami|secret|segreto|password|default)/i;
/** An address alone, without a name. */
const EMAIL = /^[^<>@\s]+@[^<>@\s]+$/;
const WEB = ['http:', 'https:'] as const;
const MIN_SECRET_LENGTH = 16;
const MIN_FIRST_PASSWORD_LENGTH = 8;
const MAX_FIRST_PASSWORD_LENGTH = 128;

/** Typed access to raw variables; an empty string counts as unset. */
export class Variables {
  constructor(private readonly source: NodeJS.ProcessEnv) {}

  optional(variable: string): string | undefined {
    const value = this.source[variable]?.trim();
    return value === '' ? undefined : value;
  }

  text(variable: string, fallback: string): string {
    return this.optional(variable) ?? fallback;
  }

  matching(variable: string, pattern: RegExp, fallback: string, expectation: string): string {
    const value = this.text(variable, fallback);
    if (!pattern.test(value)) throw new EnvironmentError(variable, `expected ${expectation}`);
    return value;
  }

  email(variable: string, fallback: string): string {
    return this.matching(variable, EMAIL, fallback, 'an e-mail address');
  }

  integer(variable: string, fallback: number, min: number, max: number): number {
    const raw = this.optional(variable);
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (!/^\d+$/.test(raw) || value < min || value > max) {
      throw new EnvironmentError(variable, `expected a whole number from ${min} to ${max}, got "${raw}"`);
    }
    return value;
  }

  port(variable: string, fallback: number): number {
    return this.integer(variable, fallback, 1, 65_535);
  }

  optionalPort(variable: string): number | undefined {
    return this.optional(variable) === undefined ? undefined : this.port(variable, 0);
  }

  boolean(variable: string, fallback: boolean): boolean {
    const raw = this.optional(variable)?.toLowerCase();
    if (raw === undefined) return fallback;
    if (['1', 'true', 'yes', 'on'].includes(raw)) return true;
    if (['0', 'false', 'no', 'off'].includes(raw)) return false;
    throw new EnvironmentError(variable, `expected true or false, got "${raw}"`);
  }

  oneOf<Value extends string>(variable: string, values: readonly Value[], fallback: Value): Value {
    const raw = this.optional(variable);
    if (raw === undefined) return fallback;
    const value = values.find((candidate) => candidate === raw);
    if (value === undefined) throw new EnvironmentError(variable, `expected one of ${values.join(', ')}, got "${raw}"`);
    return value;
  }

  url(variable: string, fallback: string): URL {
    return new URL(this.optionalUrl(variable) ?? fallback);
  }

  /** Scheme, server and port of a site that is served from its root: addresses are built on nothing else. */
  origin(variable: string, fallback: string): URL {
    const url = this.url(variable, fallback);
    if (url.href === `${url.origin}/`) return url;
    throw new EnvironmentError(variable, 'expected scheme, server and port only, such as https://pagamenti.example.it');
  }

  /** The page of another site. */
  webAddress(variable: string, fallback: string): string {
    return this.optionalUrl(variable, WEB) ?? fallback;
  }

  optionalUrl(variable: string, protocols: readonly string[] = WEB): string | undefined {
    const raw = this.optional(variable);
    if (raw === undefined) return undefined;
    const url = URL.canParse(raw) ? new URL(raw) : undefined;
    // The value is not repeated: connection addresses carry passwords.
    if (url === undefined || !protocols.includes(url.protocol) || !namesServer(url)) {
      const beginnings = protocols.map((protocol) => `${protocol}//`).join(' or ');
      throw new EnvironmentError(variable, `expected the address of a server that begins with ${beginnings}`);
    }
    return raw;
  }

  /** Addresses and networks, separated by commas. */
  networks(variable: string, fallback: string): readonly string[] {
    const entries = this.text(variable, fallback).split(',');
    const networks = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
    for (const network of networks) {
      if (!isNetwork(network)) {
        throw new EnvironmentError(
          variable,
          'expected addresses or networks such as 10.20.0.0/16, with commas between',
        );
      }
    }
    return networks;
  }

  password(variable: string): string | undefined {
    const value = this.source[variable];
    if (value === undefined || value === '') return undefined;
    if (value.length < MIN_FIRST_PASSWORD_LENGTH || value.length > MAX_FIRST_PASSWORD_LENGTH) {
      const limits = `${MIN_FIRST_PASSWORD_LENGTH} to ${MAX_FIRST_PASSWORD_LENGTH}`;
      throw new EnvironmentError(variable, `expected ${limits} characters`);
    }
    return value;
  }

  secret(variable: string): string | undefined {
    const value = this.optional(variable);
    if (value === undefined) return undefined;
    if (PLACEHOLDER_SECRET.test(value))
      throw new EnvironmentError(variable, 'still has its placeholder; set a value of your own');
    if (value.length < MIN_SECRET_LENGTH) {
      throw new EnvironmentError(variable, `expected at least ${MIN_SECRET_LENGTH} characters`);
    }
    return value;
  }
}

/** PostgreSQL's addresses may name it, or the folder of its socket, as a parameter. */
function namesServer(url: URL): boolean {
  return url.hostname !== '' || url.searchParams.has('host');
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}
