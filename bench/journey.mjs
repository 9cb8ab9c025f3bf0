// One citizen's journey, request by request, as a browser without JavaScript makes it; the load plays the bank.
import { randomBytes } from 'node:crypto';
import { macOfResult, resultUrl } from '../dist/bank-simulator/protocol/result-message.js';
import { citizenAddress } from './load.mjs';

const SERVICE = 'refezione-scolastica';
const FORM = {
  firstName: 'Mario',
  lastName: "D'Angelo",
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Giuseppe Garibaldi, 12',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mario.rossi@example.it',
  amount: '154,60',
  description: 'Refezione scolastica mese di novembre, alunna Giulia Rossi, classe seconda B',
};
const ENTITIES = { '&#x3D;': '=', '&amp;': '&', '&#x27;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' };

/** The ten requests of a journey, by name: the latencies are told for each. */
export const STEPS = [
  ...['home', 'form', 'review', 'pay', 'connecting'],
  ...['notification', 'return', 'outcome', 'receipt', 'concluded'],
];

/** An answer that is not the one that a citizen must get. */
export class WrongAnswerError extends Error {
  name = 'WrongAnswerError';
}

/**
 * Makes journeys against one server.
 *
 * @param {{ resultKey: string, onAnswer?: (step: string, ms: number, answer: object) => void,
 *   onPaid?: (payment: { orderCode: string, amountCents: number, transactionCode: string }) => void }} options
 */
export function journeyMaker({ resultKey, onAnswer = () => undefined, onPaid = () => undefined }) {
  return async (client, n) => {
    const visit = new Visit(client, citizenAddress(n), onAnswer);
    await visit.get('home', '/', 200);
    await visit.get('form', `/servizi/${SERVICE}`, 200);
    const review = await visit.post('review', `/servizi/${SERVICE}/riepilogo`, FORM, 200);
    const body = {
      ...FORM,
      service: SERVICE,
      idempotencyKey: fieldOf(review, 'idempotencyKey'),
      quotedTotalCents: fieldOf(review, 'quotedTotalCents'),
    };
    const connecting = await visit.post('pay', '/pagamenti', body, 303);
    const order = orderOf(await visit.get('connecting', connecting, 200));
    const transactionCode = randomBytes(13).toString('hex').toUpperCase();
    const result = signedQuery(order, transactionCode, resultKey);
    // The bank's server speaks first, then it sends the browser back, as banks do.
    await visit.get('notification', `${order.notificationPath}${result}`, 200);
    const outcomePath = await visit.get('return', `${order.returnPath}${result}`, 303);
    const outcome = await visit.get('outcome', outcomePath, 200);
    if (!outcome.includes('data-status="paid"')) throw new WrongAnswerError('the outcome is not paid');
    onPaid({ ...order, transactionCode });
    const concluded = await visit.post('receipt', outcomePath.replace(/esito$/, 'ricevuta'), {}, 303);
    await visit.get('concluded', concluded, 200);
  };
}

class Visit {
  constructor(client, address, onAnswer) {
    this.client = client;
    this.headers = { 'x-forwarded-for': address };
    this.onAnswer = onAnswer;
  }

  get(step, path, status) {
    return this.request(step, { path, method: 'GET', headers: this.headers }, status);
  }

  post(step, path, fields, status) {
    const headers = { ...this.headers, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return this.request(step, { path, method: 'POST', headers, body }, status);
  }

  /** The page; of a redirect the address. */
  async request(step, options, expected) {
    const beganAt = performance.now();
    const { statusCode, headers, body } = await this.client.request(options);
    const text = await body.text();
    const key = `${options.method} ${options.path.split('?', 1)[0]}`;
    this.onAnswer(step, performance.now() - beganAt, { key, status: statusCode, headers, text });
    if (statusCode !== expected) throw new WrongAnswerError(`${step}: ${statusCode} and not ${expected}`);
    return expected === 303 ? headers.location : text;
  }
}

function orderOf(page) {
  return {
    orderCode: fieldOf(page, 'ORDERID'),
    amountCents: Number(fieldOf(page, 'AMOUNT')),
    shopId: fieldOf(page, 'SHOPID'),
    notificationPath: new URL(fieldOf(page, 'URLMS')).pathname,
    returnPath: new URL(fieldOf(page, 'URLDONE')).pathname,
  };
}

function fieldOf(page, name) {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new WrongAnswerError(`no field ${name} on the page`);
  return value.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

function signedQuery({ orderCode, amountCents, shopId }, transactionCode, resultKey) {
  const fields = {
    ORDERID: orderCode,
    SHOPID: shopId,
    AUTHNUMBER: '123456',
    AMOUNT: String(amountCents),
    CURRENCY: '978',
    TRANSACTIONID: transactionCode,
    ACCOUNTINGMODE: 'I',
    AUTHORMODE: 'I',
    RESULT: '00',
    TRANSACTIONTYPE: 'TT01',
    PANTAIL: '0001',
    CARDTYPE: 'MASTERCARD',
  };
  return resultUrl('', fields, macOfResult(resultKey, fields));
}
