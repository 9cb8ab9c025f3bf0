import type { FormFields } from './form-fields.js';
import { macOfFields, sameMac, type SignedFields } from './mac.js';

/** What a shop asks for when it sends a browser to the bank, checked and authenticated. */
export interface StartRequest {
  readonly orderId: string;
  readonly amountCents: number;
  /** ORDDESCR: what is paid; empty when the shop sent none. */
  readonly serviceName: string;
  /** OPDESCR: the shop's own reference, for example `Riferimento 29`; empty when the shop sent none. */
  readonly reference: string;
  readonly notificationUrl: string;
  readonly doneUrl: string;
  /** Where "annulla" leads; the protocol leaves it outside the signature. */
  readonly backUrl: string;
  /** Seconds that the shop gives the citizen; undefined leaves it to the bank. */
  readonly remainingSeconds: number | undefined;
}

/** The shop that may start payments here, and the key that signs its starts. */
export interface StartingShop {
  readonly shopId: string;
  readonly startKey: string;
}

/** Order of the signature of a redirect; absent fields are left out. Source: the vendor's client. */
const SIGNED_NAMES = (
  'URLMS URLDONE ORDERID SHOPID AMOUNT CURRENCY EXPONENT ACCOUNTINGMODE AUTHORMODE OPTIONS NAME SURNAME TAXID LOCKCARD ' +
  'COMMIS ORDDESCR VSID OPDESCR REMAININGDURATION USERID PHONENUMBER CAUSATION USER PRODUCTREF ANTIFRAUD 3DSDATA TRECURR CRECURR'
).split(' ');

interface Grammar {
  readonly name: string;
  readonly pattern: RegExp;
  readonly optional?: true;
  readonly expectation: string;
}

const GRAMMARS: readonly Grammar[] = [
  { name: 'ORDERID', pattern: /^[A-Za-z0-9]{1,50}$/, expectation: 'da 1 a 50 lettere o cifre' },
  { name: 'AMOUNT', pattern: /^[1-9]\d{0,11}$/, expectation: 'un numero intero di centesimi maggiore di zero' },
  { name: 'CURRENCY', pattern: /^978$/, expectation: '978 (euro)' },
  { name: 'EXPONENT', pattern: /^2$/, optional: true, expectation: '2' },
  { name: 'ACCOUNTINGMODE', pattern: /^I$/, expectation: 'I (contabilizzazione immediata)' },
  { name: 'AUTHORMODE', pattern: /^I$/, expectation: 'I (autorizzazione immediata)' },
  { name: 'ORDDESCR', pattern: /^[^\p{Cc}]{0,200}$/u, optional: true, expectation: 'al massimo 200 caratteri' },
  { name: 'OPDESCR', pattern: /^[^\p{Cc}]{0,200}$/u, optional: true, expectation: 'al massimo 200 caratteri' },
  { name: 'REMAININGDURATION', pattern: /^[1-9]\d{0,5}$/, optional: true, expectation: 'secondi, maggiori di zero' },
];

/**
 * Reads a start and checks shop, grammar of every field that the bank uses, and MAC.
 * Returns the request, or the problems in Italian for the bank's error page: nothing is charged then.
 */
export function readStart(fields: FormFields, shop: StartingShop): StartRequest | readonly string[] {
  const problems = [
    ...fields.repeated.map((name) => `${name} è ripetuto.`),
    ...grammarProblems(fields),
    ...urlProblems(fields),
    ...shopProblems(fields, shop),
  ];
  return problems.length > 0 ? problems : startOf(fields);
}

/** The signed fields that are present, in the order of the signature. */
export function signedFieldsOfStart(fields: FormFields): SignedFields {
  return SIGNED_NAMES.flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function grammarProblems(fields: FormFields): string[] {
  return GRAMMARS.flatMap(({ name, pattern, optional, expectation }) => {
    const value = fields.get(name);
    if (value === undefined) return optional ? [] : [`${name} manca.`];
    return pattern.test(value) ? [] : [`${name} non è valido: deve essere ${expectation}.`];
  });
}

function urlProblems(fields: FormFields): string[] {
  return ['URLMS', 'URLDONE', 'URLBACK'].flatMap((name) => {
    const value = fields.get(name);
    if (value === undefined) return [`${name} manca.`];
    const url = value.length <= 2048 && URL.canParse(value) ? new URL(value) : undefined;
    const isUsable = url?.protocol === 'https:' || url?.protocol === 'http:';
    return isUsable ? [] : [`${name} non è valido: deve essere un indirizzo completo http o https.`];
  });
}

function shopProblems(fields: FormFields, shop: StartingShop): string[] {
  if (fields.get('SHOPID') !== shop.shopId) return ['SHOPID non è quello di un esercente abilitato.'];
  const expected = macOfFields(shop.startKey, signedFieldsOfStart(fields));
  return sameMac(fields.get('MAC') ?? '', expected) ? [] : ['MAC non è corretto: la richiesta non è autentica.'];
}

function startOf(fields: FormFields): StartRequest {
  const remaining = fields.get('REMAININGDURATION');
  return {
    orderId: fields.text('ORDERID'),
    amountCents: Number(fields.text('AMOUNT')),
    serviceName: fields.text('ORDDESCR'),
    reference: fields.text('OPDESCR'),
    notificationUrl: fields.text('URLMS'),
    doneUrl: fields.text('URLDONE'),
    backUrl: fields.text('URLBACK'),
    remainingSeconds: remaining === undefined ? undefined : Number(remaining),
  };
}
