import { apiRoutes } from '../api-routes.js';
import { PROBLEMS, type ProblemCode } from '../http/problem.js';
import { type Answer, type OpenApiDocument, type Operation, refTo } from './open-api.js';
import { externalId } from './payment-schemas.js';

/** Every operation may be answered so. */
const ALWAYS: readonly ProblemCode[] = ['malformed-request', 'key-missing', 'scope-missing', 'too-many-requests'];
const AWAY: readonly ProblemCode[] = ['internal-error', 'unavailable'];

const PREPARE: Operation = {
  operationId: 'preparePayment',
  summary: 'Prepara un pagamento',
  description:
    'Controlla i dati con le stesse regole del modulo dei cittadini e risponde con il collegamento da dare al cittadino. ' +
    'Serve l’ambito payments:prepare. 201 la prima volta; 200 se la stessa richiesta arriva di nuovo; 409 se lo stesso ' +
    'externalId arriva con altri dati.',
  requestBody: { required: true, content: { 'application/json': { schema: refTo('Preparation') } } },
  responses: {
    '201': answer('Payment', 'Preparato adesso.'),
    '200': answer('Payment', 'Era già preparato, con gli stessi dati.'),
    ...refusals(...ALWAYS, 'service-not-allowed', 'external-id-reused', 'too-large', 'unsupported-media-type'),
    ...refusals('invalid-data', ...AWAY),
  },
};

const LIST: Operation = {
  operationId: 'findPayments',
  summary: 'Cerca per externalId',
  description: 'Per chi non ha conservato il nostro id. Serve l’ambito payments:read.',
  parameters: [
    {
      name: 'externalId',
      in: 'query',
      required: true,
      schema: externalId,
      description: 'Il nome che il vostro programma ha dato al pagamento.',
    },
  ],
  responses: { '200': answer('PaymentList', 'Uno, o nessuno.'), ...refusals(...ALWAYS, ...AWAY) },
};

const SHOW: Operation = {
  operationId: 'getPayment',
  summary: 'Lo stato di un pagamento',
  description: 'Solo di quelli preparati con la stessa chiave. Serve l’ambito payments:read.',
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      schema: { type: 'string', maxLength: 64 },
      description: 'L’id avuto preparandolo.',
    },
  ],
  responses: { '200': answer('Payment', 'Come sta adesso.'), ...refusals(...ALWAYS, 'not-found', ...AWAY) },
};

const SERVICES: Operation = {
  operationId: 'listServices',
  summary: 'I servizi della chiave',
  description:
    'Per che cosa si può preparare un pagamento, e che cosa ogni servizio chiede. Serve l’ambito payments:prepare.',
  responses: { '200': answer('ServiceList', 'I servizi aperti.'), ...refusals(...ALWAYS, ...AWAY) },
};

const DOCUMENT: Operation = {
  operationId: 'getDocument',
  summary: 'Questo documento',
  description: 'OpenAPI 3.1. Non serve una chiave.',
  security: [],
  responses: { '200': { description: 'Il documento.' } },
};

const EVENT: Operation = {
  operationId: 'paymentChanged',
  summary: 'Avviso sull’esito',
  description:
    'Lo mandiamo noi all’indirizzo della chiave, quando un pagamento preparato diventa pagato, rifiutato, annullato, ' +
    'scaduto, in verifica o rimborsato. Rispondete 2xx entro 10 secondi; altrimenti si riprova dopo 1 minuto, 5 minuti, ' +
    '1 ora e 1 giorno. I reindirizzamenti non si seguono. L’ordine non è garantito: conta lo stato che dice una lettura.',
  parameters: [
    {
      name: 'Porta-Signature',
      in: 'header',
      required: true,
      schema: { type: 'string' },
      description:
        't=<secondi>,v1=<firma>[,v1=<firma>]: ogni firma è HMAC-SHA256, in esadecimale, di <secondi>.<corpo> con un ' +
        'segreto valido. Una che torna basta. Rifiutate ciò che ha più di 5 minuti e gli id già visti.',
    },
    {
      name: 'Porta-Event-Id',
      in: 'header',
      required: true,
      schema: { type: 'string' },
      description: 'Come id nel corpo.',
    },
  ],
  requestBody: { required: true, content: { 'application/json': { schema: refTo('PaymentEvent') } } },
  responses: { '204': { description: 'Ricevuto; va bene ogni 2xx.' } },
};

export const operations: OpenApiDocument['paths'] = {
  [apiRoutes.payments]: { post: PREPARE, get: LIST },
  [apiRoutes.payment.replace(':id', '{id}')]: { get: SHOW },
  [apiRoutes.services]: { get: SERVICES },
  [apiRoutes.document]: { get: DOCUMENT },
};

export const webhooks: OpenApiDocument['webhooks'] = { paymentChanged: { post: EVENT } };

function answer(schema: string, description: string): Answer {
  return { description, content: { 'application/json': { schema: refTo(schema) } } };
}

/** One answer for each status; codes of the same status share it. */
function refusals(...codes: readonly ProblemCode[]): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    codes.map((code) => {
      const { status } = PROBLEMS[code];
      const known = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status);
      const description = `Rifiuto: ${known.map(([name]) => name).join(', ')}.`;
      return [String(status), { description, content: { 'application/problem+json': { schema: refTo('Problem') } } }];
    }),
  );
}
