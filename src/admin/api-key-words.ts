import type { ApiKeyError, ApiKeyFieldName, ApiKeyProblem, ApiScope } from '../domain/api-key.js';
import type { WebhookAddressProblem } from '../domain/webhook-address.js';

/** What a scope allows, as people say it. */
export const scopeWords: Readonly<Record<ApiScope, string>> = {
  'payments:prepare': 'Preparare pagamenti e avere il collegamento da dare al cittadino',
  'payments:read': 'Leggere lo stato dei pagamenti che ha preparato',
};

const ERRORS: Readonly<Record<ApiKeyFieldName, Readonly<Partial<Record<ApiKeyProblem, string>>>>> = {
  name: {
    missing: 'Scrivi il nome del programma, per esempio Mensa scolastica.',
    'too-long': 'Il nome può avere al massimo 80 caratteri.',
    'control-characters': 'Il nome contiene caratteri invisibili: cancellalo e riscrivilo a mano.',
  },
  scopes: { missing: 'Scegli almeno una cosa che il programma può fare.' },
  services: { missing: 'Scegli almeno un servizio, oppure tutti.' },
  expiresOn: { 'not-a-date': 'La data non esiste: scrivila come 31/12/2027.', 'in-the-past': 'La data è già passata.' },
};

export function apiKeyMessage({ field, problem }: ApiKeyError): string {
  return ERRORS[field][problem] ?? problem;
}

export const addressMessages: Readonly<Record<WebhookAddressProblem, string>> = {
  malformed: 'Scrivi un indirizzo completo, per esempio https://mensa.comune.it/avvisi, senza spazi e senza #.',
  'too-long': "L'indirizzo può avere al massimo 500 caratteri.",
  'not-https': "L'indirizzo deve cominciare con https://: gli avvisi viaggiano solo cifrati.",
  credentials: "Non mettere nome utente e password nell'indirizzo: la firma basta a riconoscerci.",
};

/** What an action came to, by its code. */
export const apiKeyNotices: Readonly<Record<string, { readonly isGood: boolean; readonly message: string }>> = {
  revoked: { isGood: true, message: 'Chiave revocata: da adesso il programma riceve solo rifiuti.' },
  'already-revoked': { isGood: false, message: 'La chiave era già revocata: non si cambia più niente.' },
  'webhook-set': { isGood: true, message: 'Indirizzo degli avvisi salvato.' },
  'webhook-removed': { isGood: true, message: 'Indirizzo tolto: il programma non riceve più avvisi.' },
  resent: { isGood: true, message: "L'avviso riparte tra pochi secondi." },
  'not-resent': { isGood: false, message: "L'avviso è già in partenza: aspetta un momento e ricarica la pagina." },
};

/** What a message tells, by its type. */
export const eventWords: Readonly<Record<string, string>> = {
  'payment.paid': 'Pagato',
  'payment.refused': 'Rifiutato',
  'payment.cancelled': 'Annullato',
  'payment.expired': 'Scaduto',
  'payment.under_review': 'In verifica',
  'payment.refunded': 'Rimborsato',
  'payment.partially_refunded': 'Rimborsato in parte',
};

/** Why a message was not taken, by its code. */
export function failureText(code: string): string {
  if (code.startsWith('http-')) return `risposta ${code.slice('http-'.length)}`;
  return FAILURES[code] ?? `errore ${code}`;
}

const UNKNOWN_ISSUER = 'il certificato è di un’autorità che questo sistema non conosce';
const FAILURES: Readonly<Record<string, string>> = {
  'time-limit': 'nessuna risposta in 10 secondi',
  'address-refused': 'indirizzo di rete non ammesso (privato o locale)',
  ECONNREFUSED: 'nessuno risponde a quell’indirizzo',
  ECONNRESET: 'collegamento interrotto',
  ENOTFOUND: 'il nome non esiste',
  EAI_AGAIN: 'il nome non si è potuto cercare',
  EPROTO: 'a quell’indirizzo non c’è un collegamento cifrato',
  ERR_SSL_WRONG_VERSION_NUMBER: 'a quell’indirizzo non c’è un collegamento cifrato',
  CERT_HAS_EXPIRED: 'il certificato del programma è scaduto',
  CERT_NOT_YET_VALID: 'il certificato del programma non vale ancora',
  ERR_TLS_CERT_ALTNAME_INVALID: 'il certificato è di un altro indirizzo',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_ISSUER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
};
