import type { Environment } from '../../env.js';
import type { Check } from '../check.js';
import { broken, fine, type Finding, warning } from '../finding.js';

/** Secrets and addresses of the environment; values that no program would accept are found while it is read. */
export const settingsCheck: Check = {
  name: 'Impostazioni',
  withinMs: 1_000,
  run: ({ environment }) => {
    const problems = [missing(environment), publicAddress(environment), proxy(environment), forTests(environment)];
    const found = [...problems.flat(), ...declarations(environment)];
    return Promise.resolve(found.length > 0 ? found : [fine('Segreti e indirizzi ci sono.')]);
  },
};

function missing({ sessionSecret, bank, database, mail, exports: files }: Environment): Finding[] {
  const needed: readonly (readonly [string, string | undefined])[] = [
    ['DATABASE_URL', database.url],
    ['SESSION_SECRET', sessionSecret],
    ['EXPORT_SIGNING_KEY', files.signingKey],
    ['BANK_START_KEY', bank.startKey],
    ['BANK_RESULT_KEY', bank.resultKey],
    ['SMTP_URL', mail.smtpUrl],
  ];
  return needed
    .filter(([, value]) => value === undefined)
    .map(([name]) => broken(`${name} manca.`, `Imposta ${name}, oppure avvia prima il portale con npm start.`));
}

function publicAddress({ isProduction, web }: Environment): Finding[] {
  const { protocol, hostname } = web.publicUrl;
  if (protocol === 'https:' || isThisMachine(hostname)) {
    return isProduction && protocol !== 'https:' ? [insecure()] : [];
  }
  return [isProduction ? insecure() : { ...insecure(), level: 'attenzione' }];
}

function insecure(): Finding {
  return broken(
    'PUBLIC_URL non comincia con https: i dati dei cittadini viaggerebbero in chiaro.',
    "Metti il portale dietro a un bilanciatore con certificato e scrivi l'indirizzo https in PUBLIC_URL.",
  );
}

/** Citizens reach another address than ours: somebody stands between, and is not believed. */
function proxy({ web }: Environment): Finding[] {
  if (web.trustProxy || isThisMachine(web.publicUrl.hostname)) return [];
  const isBetween = web.publicUrl.protocol === 'https:' || Number(web.publicUrl.port || 80) !== web.port;
  if (!isBetween) return [];
  return [
    warning(
      'PUBLIC_URL passa da un bilanciatore, ma TRUST_PROXY non è attivo: tutti i cittadini contano come un solo indirizzo.',
      'Imposta TRUST_PROXY=true se il bilanciatore scrive X-Forwarded-For.',
    ),
  ];
}

function forTests({ clockOffsetFile, logLevel, isProduction }: Environment): Finding[] {
  const isTalkative = isProduction && (logLevel === 'debug' || logLevel === 'trace');
  return [
    ...(clockOffsetFile === undefined
      ? []
      : [warning("TEST_CLOCK_OFFSET_FILE sposta l'orologio del portale.", 'È per le prove: toglilo.')]),
    ...(logLevel === 'silent' ? [warning('LOG_LEVEL=silent: nessun registro.', 'Imposta LOG_LEVEL=info.')] : []),
    ...(isTalkative ? [warning(`LOG_LEVEL=${logLevel} riempie i registri.`, 'Imposta LOG_LEVEL=info.')] : []),
  ];
}

function declarations({ ente, bank, isProduction }: Environment): Finding[] {
  const isSimulated = isThisMachine(bank.url.hostname);
  return [
    ...(ente.accessibilityDeclarationUrl === undefined
      ? [
          warning(
            'ENTE_ACCESSIBILITY_URL manca: il piè di pagina non porta alla dichiarazione di accessibilità.',
            'Pubblica la dichiarazione su form.agid.gov.it e scrivine qui l’indirizzo.',
          ),
        ]
      : []),
    ...(isProduction && isSimulated
      ? [broken('BANK_URL è la banca simulata.', 'Indica la banca vera con BANK_URL e BANK_API_URL.')]
      : []),
  ];
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
