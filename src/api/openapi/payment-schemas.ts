import { DEFAULT_AMOUNT_LIMITS } from '../../domain/amount-input.js';
import { PAYMENT_STATUSES } from '../../domain/payment-state.js';
import { EXTERNAL_ID_PATTERN } from '../external-id.js';
import { refTo, type Schema } from './open-api.js';

/** The most that is ever paid: the largest amount with a commission of the whole of it. */
const MOST_CENTS = 2 * DEFAULT_AMOUNT_LIMITS.maxAmountCents;

const cents = (description: string): Schema => ({ type: 'integer', minimum: 0, maximum: MOST_CENTS, description });
const centsOrNull = (description: string): Schema => ({ ...cents(description), type: ['integer', 'null'] });
const instant = (description: string): Schema => ({ type: 'string', format: 'date-time', description });
const text = (maxLength: number, description: string, example?: string): Schema => ({
  type: 'string',
  maxLength,
  description,
  ...(example === undefined ? {} : { examples: [example] }),
});

export const externalId: Schema = {
  type: 'string',
  pattern: EXTERNAL_ID_PATTERN,
  description:
    'Il nome che il vostro programma dà al pagamento. Lo stesso nome con gli stessi dati è lo stesso pagamento: rimandare la richiesta non fa danni. Niente che dica chi è la persona.',
  examples: ['mensa-2026-11-000123'],
};

const id: Schema = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: 'Il nostro nome del pagamento preparato; sta anche nel collegamento.',
};
const service = text(80, 'Il servizio, come lo elenca /api/v1/servizi.', 'refezione-scolastica');

const PAYER: Schema = {
  type: 'object',
  description: 'Il debitore. Il cittadino può correggerlo prima di pagare. Valgono le regole del modulo del portale.',
  additionalProperties: false,
  required: ['lastName', 'taxCode', 'address', 'city', 'postalCode', 'province', 'email'],
  properties: {
    firstName: text(60, 'Nome; vuoto per un’azienda o un ente.', 'Mario'),
    lastName: text(120, 'Cognome, o ragione sociale.', 'Rossi'),
    taxCode: text(32, 'Codice fiscale di 16 caratteri, o le 11 cifre della partita IVA.', 'RSSMRA81M10F376C'),
    address: text(100, 'Via e numero.', 'via Roma, 15'),
    city: text(100, 'Comune.', 'Monopoli'),
    postalCode: text(12, 'CAP di 5 cifre; all’estero quello del posto.', '70043'),
    province: text(2, 'Sigla della provincia, o EE per l’estero.', 'BA'),
    email: text(254, 'Dove arriva la ricevuta.', 'mario.rossi@example.it'),
  },
};

const PREPARATION: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['externalId', 'service', 'payer', 'description'],
  properties: {
    externalId,
    service,
    payer: refTo('Payer'),
    amountCents: {
      type: 'integer',
      minimum: DEFAULT_AMOUNT_LIMITS.minAmountCents,
      maximum: DEFAULT_AMOUNT_LIMITS.maxAmountCents,
      description:
        'Importo in centesimi, senza commissione. Serve quando l’importo del servizio è libero; altrimenti si può tralasciare, o deve essere quello giusto.',
      examples: [15_460],
    },
    priceId: text(20, 'La tariffa scelta, quando il servizio ha un listino.'),
    description: text(1_000, 'La causale, come la legge il cittadino.', 'Mensa di novembre 2026'),
    extraFields: {
      type: 'object',
      description: 'I campi propri del servizio, per chiave. Le date come 2026-11-25.',
      additionalProperties: { type: 'string', maxLength: 1_000 },
    },
  },
};

const status: Schema = {
  type: 'string',
  enum: ['prepared', 'link_expired', ...PAYMENT_STATUSES],
  description:
    'prepared: il cittadino non ha ancora pagato; link_expired: non può più farlo; pending: è dalla banca; paid: pagato; refused, cancelled, expired: non pagato, può riprovare; under_review: in verifica; refunded, partially_refunded: rimborsato.',
};

/** What an answer and a message about an outcome have in common. */
export const paymentFacts = {
  id,
  externalId,
  service,
  status,
  amountCents: cents('Importo, in centesimi.'),
  commissionCents: centsOrNull('Commissione, in centesimi; null finché il cittadino non è andato a pagare.'),
  totalCents: centsOrNull('Importo più commissione, in centesimi.'),
  reference: { type: ['integer', 'null'], description: 'Il Riferimento N. che legge il cittadino.' },
  transactionCode: {
    type: ['string', 'null'],
    maxLength: 64,
    description: 'Il codice con cui la banca chiama l’incasso; c’è solo se il denaro è arrivato.',
  },
  paidAt: { ...instant('Quando il denaro è arrivato, in UTC.'), type: ['string', 'null'] },
} as const satisfies Readonly<Record<string, Schema>>;

const paymentProperties: Readonly<Record<string, Schema>> = {
  ...paymentFacts,
  createdAt: instant('Quando è stato preparato, in UTC.'),
  linkExpiresAt: instant('Fino a quando il collegamento vale, in UTC. Dopo, i dati della persona si cancellano.'),
  link: {
    type: 'string',
    format: 'uri',
    description: 'Da dare al cittadino, a nessun altro: chi lo apre vede i dati.',
  },
  receiptUrl: {
    type: ['string', 'null'],
    format: 'uri',
    description: 'La ricevuta in PDF, quando il denaro è arrivato.',
  },
};

const PAYMENT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(paymentProperties),
  properties: paymentProperties,
};

const PAYMENT_LIST: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: { items: { type: 'array', items: refTo('Payment'), description: 'Uno, o nessuno.' } },
};

const EVENT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'type', 'createdAt', 'payment'],
  properties: {
    id: {
      type: 'string',
      pattern: '^evt_[A-Za-z0-9_-]{22}$',
      description: 'Lo stesso a ogni tentativo: un avviso già trattato si riconosce da qui.',
    },
    type: {
      type: 'string',
      pattern: '^payment\\.[a-z_]+$',
      description: 'payment. e lo stato, per esempio payment.paid.',
    },
    createdAt: instant('Quando lo stato è cambiato, in UTC.'),
    payment: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(paymentFacts),
      properties: paymentFacts,
    },
  },
};

export const paymentSchemas = {
  Payer: PAYER,
  Preparation: PREPARATION,
  Payment: PAYMENT,
  PaymentList: PAYMENT_LIST,
  PaymentEvent: EVENT,
} as const;
