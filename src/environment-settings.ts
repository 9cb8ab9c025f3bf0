import type { Environment } from './env.js';

/** One variable of the environment as an administrator may see it. */
export interface Setting {
  readonly name: string;
  /** In force, given or by default. Null: not set, without default. Of a secret never. */
  readonly value: string | null;
  readonly isSecret: boolean;
  /** Of a secret: whether there is one. */
  readonly isSet: boolean;
}

type Value = string | number | boolean | URL | undefined;

/**
 * Every variable that `env.ts` reads, with the value in force. Secrets are told to be there or not; of addresses that
 * carry a password only the server and what follows it: a value is shown because it is harmless, never because nobody
 * thought of hiding it.
 */
export function describeSettings(environment: Environment): Setting[] {
  return [
    ...application(environment),
    ...stores(environment),
    ...bank(environment),
    ...money(environment),
    ...staff(environment),
    ...exported(environment),
    ...ente(environment),
  ];
}

function application({ isProduction, logLevel, web, dataDir, metrics, clockOffsetFile }: Environment): Setting[] {
  return [
    shown('NODE_ENV', isProduction ? 'production' : undefined),
    shown('LOG_LEVEL', logLevel),
    shown('HOST', web.host),
    shown('PORT', web.port),
    shown('PUBLIC_URL', web.publicUrl.origin),
    shown('TRUST_PROXY', web.trustProxy),
    shown('DATA_DIR', dataDir),
    secret('METRICS_TOKEN', metrics.token),
    shown('METRICS_PORT', metrics.port),
    shown('TEST_CLOCK_OFFSET_FILE', clockOffsetFile),
  ];
}

function stores({ database, redisUrl, mail }: Environment): Setting[] {
  return [
    shown('DATABASE_URL', serverOf(database.url)),
    shown('DATABASE_POOL_SIZE', database.poolSize),
    shown('DB_PORT', database.embeddedPort),
    shown('REDIS_URL', serverOf(redisUrl)),
    shown('SMTP_URL', serverOf(mail.smtpUrl)),
    shown('MAIL_FROM', mail.from),
    shown('SMTP_PORT', mail.mailboxSmtpPort),
    shown('MAIL_PORT', mail.mailboxWebPort),
  ];
}

function bank({ bank: settings, bankFileFolder }: Environment): Setting[] {
  return [
    shown('BANK_GATEWAY', settings.gateway),
    shown('BANK_URL', withoutCredentials(settings.url)),
    shown('BANK_API_URL', withoutCredentials(settings.apiUrl)),
    shown('BANK_SHOP_ID', settings.shopId),
    shown('BANK_OPERATOR_ID', settings.operatorId),
    secret('BANK_START_KEY', settings.startKey),
    secret('BANK_RESULT_KEY', settings.resultKey),
    secret('BANK_RESULT_KEY_PREVIOUS', settings.previousResultKey),
    shown('BANK_TIMEOUT_MINUTES', settings.timeoutMinutes),
    shown('BANK_PORT', settings.simulatorPort),
    shown('BANK_FILE_FOLDER', bankFileFolder),
  ];
}

function money({ refunds, reconciliation, api, retention }: Environment): Setting[] {
  return [
    shown('REFUND_COMMISSION', refunds.commission),
    shown('RECONCILIATION_CONFIRM_ABOVE_CENTS', reconciliation.confirmAboveCents),
    shown('PREPARED_PAYMENT_DAYS', api.preparedPaymentDays),
    shown('WEBHOOK_PRIVATE_NETWORKS', api.webhookPrivateNetworks.join(', ') || undefined),
    shown('RETENTION_UNPAID_DAYS', retention.unpaidDays),
    shown('RETENTION_PAID_YEARS', retention.paidYears),
  ];
}

function staff({ sessionSecret, staff: settings }: Environment): Setting[] {
  return [
    secret('SESSION_SECRET', sessionSecret),
    shown('STAFF_MFA', settings.mfa),
    secret('STAFF_PASSWORD', settings.firstPassword),
  ];
}

function exported({ exports: settings }: Environment): Setting[] {
  return [
    secret('EXPORT_SIGNING_KEY', settings.signingKey),
    shown('EXPORT_KEEP_HOURS', settings.keepHours),
    shown('EXPORT_DIRECT_ROWS', settings.directRows),
  ];
}

function ente({ ente: body }: Environment): Setting[] {
  return [
    shown('ENTE_NAME', body.name),
    shown('ENTE_OFFICE', body.office),
    shown('ENTE_MANAGER', body.manager),
    shown('ENTE_COUNCILLOR', body.councillor),
    shown('ENTE_ADDRESS', body.address),
    shown('ENTE_TAX_CODE', body.taxCode),
    shown('ENTE_PHONE', body.phone),
    shown('ENTE_EMAIL', body.email),
    shown('ENTE_PEC', body.pec),
    shown('ENTE_WEBSITE_URL', body.websiteUrl),
    shown('ENTE_REGION', body.region),
    shown('ENTE_REGION_URL', body.regionUrl),
    shown('ENTE_BANK_NAME', body.bankName),
    shown('ENTE_BANK_SERVICE', body.bankService),
    shown('ENTE_OFFICE_HOURS', body.officeHours),
    shown('ENTE_ACCESSIBILITY_URL', body.accessibilityDeclarationUrl),
    shown('ENTE_TRANSPARENCY_URL', body.transparencyUrl),
    shown('ENTE_PRIVACY_CONTACT', body.privacyContact),
    shown('ENTE_FEEDBACK_URL', body.feedbackUrl),
    shown('ENTE_LOGO_FILE', body.arms === undefined ? undefined : `una figura ${body.arms.type}`),
    shown('ENTE_PRIMARY_COLOR', body.primaryColor),
  ];
}

function shown(name: string, value: Value): Setting {
  return { name, value: value === undefined ? null : String(value), isSecret: false, isSet: value !== undefined };
}

function secret(name: string, value: string | undefined): Setting {
  return { name, value: null, isSecret: true, isSet: value !== undefined };
}

/** `postgres://server:5432/portal`: neither user nor password, nor parameters, which may be either. */
function serverOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

function withoutCredentials({ origin, pathname }: URL): string {
  return origin + (pathname === '/' ? '' : pathname);
}
