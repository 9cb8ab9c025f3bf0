import { resolve } from 'node:path';
import { COMMISSION_POLICIES, type CommissionPolicy } from './domain/refund-amount.js';
import { LAWFUL_PAID_YEARS, type RetentionPolicy } from './domain/retention.js';
import { type MunicipalArms, readArms } from './shared/look/municipal-arms.js';
import { contrastWithWhite, DEFAULT_PRIMARY, MIN_CONTRAST, normalizeColor } from './shared/look/palette.js';
import { EnvironmentError, Variables } from './environment-variables.js';

export { EnvironmentError } from './environment-variables.js';

/**
 * The only reader of `process.env`. Every variable is parsed here, once, with its default;
 * a wrong value stops the start with an {@link EnvironmentError} that names the variable.
 */
export interface Environment {
  readonly isProduction: boolean;
  readonly logLevel: LogLevel;
  readonly web: { readonly host: string; readonly port: number; readonly publicUrl: URL; readonly trustProxy: boolean };
  /** Folder of the embedded database, the generated secrets and the bank simulator's ledger. */
  readonly dataDir: string;
  readonly database: { readonly url: string | undefined; readonly embeddedPort: number; readonly poolSize: number };
  /** Undefined: BullMQ keeps its queues in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly mail: {
    readonly smtpUrl: string | undefined;
    readonly from: string;
    readonly mailboxSmtpPort: number;
    readonly mailboxWebPort: number;
  };
  readonly bank: BankEnvironment;
  /** Where the bank's files are put for the worker to take in; undefined: nowhere. */
  readonly bankFileFolder: string | undefined;
  readonly refunds: { readonly commission: CommissionPolicy };
  /** Credits above this, in cents, are explained by two people. */
  readonly reconciliation: { readonly confirmAboveCents: number };
  /** When the people of old payments are forgotten. */
  readonly retention: RetentionPolicy;
  /** The installation's own keys are derived from it, one for each purpose. */
  readonly sessionSecret: string | undefined;
  readonly metrics: {
    /** Whoever has it may read the metrics from another machine. */
    readonly token: string | undefined;
    /** Where a worker, which has no pages, serves them; unset: nowhere. */
    readonly port: number | undefined;
  };
  readonly staff: StaffEnvironment;
  readonly api: ApiEnvironment;
  readonly exports: ExportsEnvironment;
  /** File with milliseconds to add to the clock; never set in production. */
  readonly clockOffsetFile: string | undefined;
  readonly ente: EnteEnvironment;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface BankEnvironment {
  readonly gateway: 'sia-vpos';
  /** Where the citizen's browser is sent. */
  readonly url: URL;
  /** Where we ask for an order's state and refunds. */
  readonly apiUrl: URL;
  /** 15 letters or digits. */
  readonly shopId: string;
  /** 8-18 characters. */
  readonly operatorId: string;
  readonly startKey: string | undefined;
  readonly resultKey: string | undefined;
  /** Still verifies the attempts opened while it was current. */
  readonly previousResultKey: string | undefined;
  /** Whole minutes that the bank gives a citizen. */
  readonly timeoutMinutes: number;
  /** Port of the bank simulator. */
  readonly simulatorPort: number;
  /** Where the bank simulator answers, which listens where the portal does. */
  readonly simulatorUrl: URL;
}

/** The back office. */
export interface StaffEnvironment {
  /** Whether everybody has to use one-time codes, or may. */
  readonly mfa: 'optional' | 'required';
  /** Of the first accounts that `npm start` makes; undefined: one is generated for each. */
  readonly firstPassword: string | undefined;
}

/** What other municipal software uses. */
export interface ApiEnvironment {
  /** Days in which a citizen can pay what another program has prepared; afterwards the person is forgotten. */
  readonly preparedPaymentDays: number;
  /** Addresses and networks that webhooks may reach although they are not public, such as `10.20.0.0/16`. */
  readonly webhookPrivateNetworks: readonly string[];
}

/** Lists taken as files. */
export interface ExportsEnvironment {
  /** The key that signs manifests is made of it: another value, another key. */
  readonly signingKey: string | undefined;
  /** Hours in which a file that a worker wrote can be fetched. */
  readonly keepHours: number;
  /** Rows that are downloaded at once; longer lists are written by a worker. */
  readonly directRows: number;
}

/** The body that collects, as it is shown on pages, e-mails and receipts. */
export interface EnteEnvironment {
  readonly name: string;
  readonly office: string;
  readonly manager: string;
  readonly councillor: string;
  readonly address: string;
  readonly taxCode: string;
  readonly phone: string;
  readonly email: string;
  readonly pec: string;
  readonly websiteUrl: string;
  readonly region: string;
  readonly regionUrl: string;
  readonly bankName: string;
  readonly bankService: string;
  readonly officeHours: string;
  /** AgID's accessibility declaration; the footer link is hidden when unset. */
  readonly accessibilityDeclarationUrl: string | undefined;
  readonly transparencyUrl: string | undefined;
  readonly privacyContact: string;
  /** Where citizens say what they think of the service; the e-mail takes its place when unset. */
  readonly feedbackUrl: string | undefined;
  /** The portal's own picture when unset. */
  readonly arms: MunicipalArms | undefined;
  /** `#rrggbb`, dark enough for white text on it. */
  readonly primaryColor: string;
}

const LOG_LEVELS: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
/** More than any day of any municipality: 10 million euros. */
const MAX_CONFIRM_CENTS = 1_000_000_000;
/** An address alone, or a name with its address in angle brackets. */
const MAILBOX = /^(?:[^<>@\s]+@[^<>@\s]+|[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>)$/;
const DEFAULT_SENDER = 'Porta dei Pagamenti <noreply@porta-dei-pagamenti.example>';

/** Reads and checks every variable; `source` is the process environment unless a test gives another. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const read = new Variables(source);
  const isProduction = source['NODE_ENV'] === 'production';
  const host = read.text('HOST', '127.0.0.1');
  const port = read.port('PORT', 3000);
  if (!URL.canParse(`http://${urlHost(host)}:${port}`))
    throw new EnvironmentError('HOST', 'expected a host name or an IP address');
  const bankPort = read.port('BANK_PORT', 3001);
  const clockOffsetFile = read.optional('TEST_CLOCK_OFFSET_FILE');
  if (isProduction && clockOffsetFile !== undefined) {
    throw new EnvironmentError(
      'TEST_CLOCK_OFFSET_FILE',
      'moves the clock for tests and is refused in production; unset it',
    );
  }
  return {
    isProduction,
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    web: {
      host,
      port,
      publicUrl: read.origin('PUBLIC_URL', `http://${urlHost(host)}:${port}`),
      trustProxy: read.boolean('TRUST_PROXY', false),
    },
    dataDir: resolve(read.text('DATA_DIR', '.data')),
    database: {
      url: read.optionalUrl('DATABASE_URL', ['postgres:', 'postgresql:']),
      embeddedPort: read.port('DB_PORT', 5433),
      poolSize: read.integer('DATABASE_POOL_SIZE', 6, 2, 100),
    },
    redisUrl: read.optionalUrl('REDIS_URL', ['redis:', 'rediss:']),
    mail: {
      smtpUrl: read.optionalUrl('SMTP_URL', ['smtp:', 'smtps:']),
      from: read.matching('MAIL_FROM', MAILBOX, DEFAULT_SENDER, 'an address such as Name <name@example.it>'),
      mailboxSmtpPort: read.port('SMTP_PORT', 1025),
      mailboxWebPort: read.port('MAIL_PORT', 1080),
    },
    bank: readBank(read, host, bankPort),
    bankFileFolder: folderAt(read.optional('BANK_FILE_FOLDER')),
    refunds: { commission: read.oneOf('REFUND_COMMISSION', COMMISSION_POLICIES, 'with-whole-amount') },
    reconciliation: {
      confirmAboveCents: read.integer('RECONCILIATION_CONFIRM_ABOVE_CENTS', 100_000, 0, MAX_CONFIRM_CENTS),
    },
    retention: {
      unpaidDays: read.integer('RETENTION_UNPAID_DAYS', 90, 1, 3650),
      paidYears: read.integer('RETENTION_PAID_YEARS', LAWFUL_PAID_YEARS, 1, 100),
    },
    sessionSecret: read.secret('SESSION_SECRET'),
    metrics: { token: read.secret('METRICS_TOKEN'), port: read.optionalPort('METRICS_PORT') },
    staff: {
      mfa: read.oneOf('STAFF_MFA', ['optional', 'required'] as const, isProduction ? 'required' : 'optional'),
      firstPassword: read.password('STAFF_PASSWORD'),
    },
    api: readApi(read, isProduction),
    exports: {
      signingKey: read.secret('EXPORT_SIGNING_KEY'),
      keepHours: read.integer('EXPORT_KEEP_HOURS', 48, 1, 720),
      directRows: read.integer('EXPORT_DIRECT_ROWS', 50_000, 1, 10_000_000),
    },
    clockOffsetFile,
    ente: readEnte(read),
  };
}

/** Returns the value of a setting that this process cannot do without, or stops the start. */
export function required<Value>(variable: string, value: Value | undefined): Value {
  if (value === undefined) throw new EnvironmentError(variable, 'is required and not set');
  return value;
}

/** Where this machine reaches what listens on `host`, which may be everywhere. */
export function reachableUrl(host: string, port: number): URL {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return new URL(`http://${isEverywhere ? '127.0.0.1' : urlHost(host)}:${port}`);
}

function readBank(read: Variables, host: string, bankPort: number): BankEnvironment {
  const simulatorUrl = reachableUrl(host, bankPort);
  return {
    gateway: read.oneOf('BANK_GATEWAY', ['sia-vpos'] as const, 'sia-vpos'),
    url: read.url('BANK_URL', new URL('/vpos/pagamenti/main', simulatorUrl).href),
    apiUrl: read.url('BANK_API_URL', new URL('/vpos/apibo/apiBOXML.app', simulatorUrl).href),
    shopId: read.matching('BANK_SHOP_ID', /^[A-Za-z0-9]{15}$/, '391177900021001', '15 letters or digits'),
    operatorId: read.matching('BANK_OPERATOR_ID', /^[A-Za-z0-9]{8,18}$/, 'contabilita', '8 to 18 letters or digits'),
    startKey: read.secret('BANK_START_KEY'),
    resultKey: read.secret('BANK_RESULT_KEY'),
    previousResultKey: read.secret('BANK_RESULT_KEY_PREVIOUS'),
    timeoutMinutes: read.integer('BANK_TIMEOUT_MINUTES', 8, 1, 1440),
    simulatorPort: bankPort,
    simulatorUrl,
  };
}

function folderAt(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path);
}

function readApi(read: Variables, isProduction: boolean): ApiEnvironment {
  return {
    preparedPaymentDays: read.integer('PREPARED_PAYMENT_DAYS', 30, 1, 365),
    webhookPrivateNetworks: read.networks('WEBHOOK_PRIVATE_NETWORKS', isProduction ? '' : '127.0.0.0/8,::1'),
  };
}

function readEnte(read: Variables): EnteEnvironment {
  return {
    name: read.text('ENTE_NAME', 'Comune di Monopoli'),
    office: read.text('ENTE_OFFICE', 'Ripartizione Attività Finanziarie e Programmazione'),
    manager: read.text('ENTE_MANAGER', 'Dott. Francesco Spinozzi'),
    councillor: read.text('ENTE_COUNCILLOR', 'Sig. Sigismondo Lapenna'),
    address: read.text('ENTE_ADDRESS', 'Via Garibaldi 6, 70043 Monopoli (BA)'),
    taxCode: read.text('ENTE_TAX_CODE', '00374620722'),
    phone: read.text('ENTE_PHONE', '080 4140111'),
    email: read.email('ENTE_EMAIL', 'tesoreria@comune.monopoli.example'),
    pec: read.email('ENTE_PEC', 'comune@pec.comune.monopoli.example'),
    websiteUrl: read.webAddress('ENTE_WEBSITE_URL', 'https://www.comune.monopoli.ba.it'),
    region: read.text('ENTE_REGION', 'Regione Puglia'),
    regionUrl: read.webAddress('ENTE_REGION_URL', 'https://www.regione.puglia.it'),
    bankName: read.text('ENTE_BANK_NAME', 'Banca Monte dei Paschi di Siena'),
    bankService: read.text('ENTE_BANK_SERVICE', 'Paschi in Commerce'),
    officeHours: read.text('ENTE_OFFICE_HOURS', 'dal lunedì al venerdì, dalle 9 alle 12'),
    accessibilityDeclarationUrl: read.optionalUrl('ENTE_ACCESSIBILITY_URL'),
    transparencyUrl: read.optionalUrl('ENTE_TRANSPARENCY_URL'),
    privacyContact: read.email('ENTE_PRIVACY_CONTACT', 'dpo@comune.monopoli.example'),
    feedbackUrl: read.optionalUrl('ENTE_FEEDBACK_URL'),
    arms: armsFrom(read.optional('ENTE_LOGO_FILE')),
    primaryColor: readableColor(read.text('ENTE_PRIMARY_COLOR', DEFAULT_PRIMARY)),
  };
}

function armsFrom(file: string | undefined): MunicipalArms | undefined {
  if (file === undefined) return undefined;
  try {
    return readArms(resolve(file));
  } catch (error) {
    throw new EnvironmentError('ENTE_LOGO_FILE', (error as Error).message);
  }
}

function readableColor(text: string): string {
  const color = normalizeColor(text);
  if (color === undefined) throw new EnvironmentError('ENTE_PRIMARY_COLOR', 'expected a colour such as #0066cc');
  const contrast = contrastWithWhite(color);
  if (contrast < MIN_CONTRAST) {
    const told = `white text on ${color} has a contrast of ${contrast.toFixed(2)}, at least ${MIN_CONTRAST} is needed`;
    throw new EnvironmentError('ENTE_PRIMARY_COLOR', `${told}: choose a darker colour`);
  }
  return color;
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
