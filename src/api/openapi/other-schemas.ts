import { PROBLEMS } from '../http/problem.js';
import { refTo, type Schema } from './open-api.js';

const SERVICE: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['slug', 'name', 'amountKind', 'descriptionMaxLength', 'extraFields'],
  properties: {
    slug: { type: 'string', description: 'Da mandare come service.' },
    name: { type: 'string', description: 'Come lo leggono i cittadini.' },
    amountKind: {
      type: 'string',
      enum: ['free', 'fixed', 'price-list'],
      description: 'free: l’importo lo dite voi; fixed: è sempre lo stesso; price-list: si sceglie una tariffa.',
    },
    amountCents: { type: 'integer', description: 'L’importo, quando è sempre lo stesso.' },
    minAmountCents: { type: 'integer', description: 'Il minimo, quando l’importo è libero.' },
    maxAmountCents: { type: 'integer', description: 'Il massimo, quando l’importo è libero.' },
    prices: { type: 'array', items: refTo('Price'), description: 'Il listino.' },
    descriptionMaxLength: { type: 'integer', description: 'Caratteri della causale, al massimo.' },
    extraFields: { type: 'array', items: refTo('ExtraField'), description: 'I campi propri del servizio.' },
  },
};

const PRICE: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['priceId', 'label', 'amountCents'],
  properties: {
    priceId: { type: 'string', description: 'Da mandare come priceId.' },
    label: { type: 'string', description: 'La tariffa in parole.' },
    amountCents: { type: 'integer', description: 'Quanto costa, in centesimi.' },
  },
};

const EXTRA_FIELD: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'label', 'kind', 'isRequired'],
  properties: {
    key: { type: 'string', description: 'Il nome dentro extraFields.' },
    label: { type: 'string', description: 'Come lo legge il cittadino.' },
    kind: { type: 'string', enum: ['text', 'number', 'date', 'choice'], description: 'Che cosa ci va.' },
    isRequired: { type: 'boolean', description: 'Se serve.' },
    choices: { type: 'array', items: { type: 'string' }, description: 'Tra che cosa si sceglie.' },
  },
};

const SERVICE_LIST: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: { items: { type: 'array', items: refTo('Service'), description: 'I servizi aperti della chiave.' } },
};

const PROBLEM: Schema = {
  type: 'object',
  description: 'Un rifiuto (RFC 9457).',
  additionalProperties: false,
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: 'Sempre about:blank: decide code.' },
    title: { type: 'string', description: 'Il rifiuto in una riga, in inglese.' },
    status: { type: 'integer', description: 'Lo stato HTTP.' },
    detail: { type: 'string', description: 'Che cosa fare, in inglese.' },
    code: { type: 'string', enum: Object.keys(PROBLEMS), description: 'Stabile: su questo decida il programma.' },
    requestId: { type: 'string', description: 'Da dire a chi vi assiste.' },
    errors: { type: 'array', items: refTo('FieldProblem'), description: 'Con invalid-data: che cosa correggere.' },
  },
};

const FIELD_PROBLEM: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['pointer', 'code', 'message'],
  properties: {
    pointer: { type: 'string', description: 'Dove sta nella richiesta (RFC 6901), per esempio /payer/taxCode.' },
    code: { type: 'string', description: 'Stabile.' },
    message: { type: 'string', description: 'Per una persona; in italiano quando è una regola del modulo.' },
  },
};

export const otherSchemas = {
  Service: SERVICE,
  Price: PRICE,
  ExtraField: EXTRA_FIELD,
  ServiceList: SERVICE_LIST,
  Problem: PROBLEM,
  FieldProblem: FIELD_PROBLEM,
} as const;
