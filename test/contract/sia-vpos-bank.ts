import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { freePort } from '../support/free-port.js';
import type { BankOrder, BankOrderState, LineFault } from './bank-harness.js';

interface LedgerEntry extends BankOrder {
  readonly state: BankOrderState;
  refundedCents: number;
}

type Fields = readonly (readonly [string, string])[];

const STATUS: Readonly<Record<string, string>> = {
  paid: '00',
  declined: '01',
  pending: '02',
  cancelled: '03',
  expired: '04',
  undocumented: '42',
};
const SIGNED_PART_FAULTS: ReadonlySet<LineFault> = new Set(['signs the content wrongly']);
const LONG_AGO_MS = 3_600_000;

/**
 * A back office of SIA VPOS on a loopback port, scripted for the contract: a ledger in memory, replies in two
 * chunks, and faults that come after the request has been carried out. It signs with its own code.
 */
export class SiaVposBank {
  private readonly ledger = new Map<string, LedgerEntry>();
  private readonly refunds = new Map<string, string>();
  private server: Server | undefined;
  private port = 0;
  private fault: LineFault | undefined;
  strayRequests = 0;

  constructor(
    private readonly resultKey: string,
    private readonly now: () => Date,
  ) {}

  get apiUrl(): URL {
    return new URL(`http://127.0.0.1:${String(this.port)}/vpos/apibo/apiBOXML.app`);
  }

  async listen(): Promise<void> {
    this.server = createServer((request, response) => void this.serve(request, response));
    if (this.port === 0) this.port = await freePort();
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  async breakLine(fault: LineFault): Promise<void> {
    this.fault = fault;
    if (fault === 'refuses connections') await this.close();
  }

  async mend(): Promise<void> {
    this.fault = undefined;
    if (this.server === undefined) await this.listen();
  }

  hold(order: BankOrder, state: BankOrderState): void {
    this.ledger.set(order.ref, { ...order, state, refundedCents: 0 });
  }

  refundedCents(ref: string): number {
    return this.ledger.get(ref)?.refundedCents ?? 0;
  }

  transactionOf(ref: string): string {
    return createHmac('sha256', 'transaction').update(ref).digest('hex').slice(0, 26).toUpperCase();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url !== this.apiUrl.pathname) this.strayRequests += 1;
    const xml = new URLSearchParams(Buffer.concat(chunks).toString('utf8')).get('data') ?? '';
    const reply = this.carryOut(xml);
    this.answer(response, reply);
  }

  private carryOut(xml: string): string {
    const field = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    const operation = field('Operation');
    const names = ['Operation', 'Timestamp', 'ShopID', 'OperatorID', 'ReqRefNum'].concat(
      operation === 'REFUND' ? ['TransactionID', 'OrderID', 'Amount', 'Currency'] : ['OrderID'],
    );
    const signed = names.map((name) => `${name.toUpperCase()}=${field(name)}`).join('&');
    if (field('MAC') !== this.sign(signed)) return this.envelope('04', '', 'NULL');
    return operation === 'REFUND' ? this.refund(field) : this.orderStatus(field('OrderID'));
  }

  private orderStatus(ref: string): string {
    const entry = this.ledger.get(ref);
    if (entry === undefined || entry.state === 'absent') return this.envelope('01', '');
    if (entry.state === 'open') return this.envelope('00', '');
    const isPaid = entry.state === 'paid';
    const amount = String(entry.amountCents);
    const authorization: Fields = [
      ['AuthorizationType', 'I'],
      ['TransactionID', isPaid ? this.transactionOf(ref) : ''],
      ['Network', '02'],
      ['OrderID', ref],
      ['TransactionAmount', amount],
      ['AuthorizedAmount', isPaid ? amount : '0'],
      ['Currency', '978'],
      ['AccountedAmount', isPaid ? amount : '0'],
      ['RefundedAmount', String(entry.refundedCents)],
      ['TransactionResult', isPaid ? '00' : '04'],
      ['Timestamp', romeTime(this.now())],
      ['AuthorizationNumber', isPaid ? '123456' : ''],
      ['TransactionStatus', STATUS[entry.state] ?? ''],
      ['PanTail', '0001'],
    ];
    return this.envelope('00', this.part('Authorization', authorization));
  }

  private refund(field: (name: string) => string): string {
    const requestId = field('ReqRefNum');
    const entry = this.ledger.get(field('OrderID'));
    const amountCents = Number(field('Amount'));
    const known = this.refunds.get(requestId);
    if (entry === undefined || field('TransactionID') !== this.transactionOf(entry.ref)) return this.envelope('09', '');
    if (known === undefined && entry.refundedCents + amountCents > entry.amountCents) return this.envelope('10', '');
    if (known === undefined) entry.refundedCents += amountCents;
    const operation = known ?? `OP${String(this.refunds.size + 1).padStart(22, '0')}`;
    this.refunds.set(requestId, operation);
    const at = romeTime(this.now());
    const fields: Fields = [
      ['TransactionID', operation],
      ['TimestampReq', at],
      ['TimestampElab', at],
      ['SrcType', 'I'],
      ['Amount', String(amountCents)],
      ['Result', '00'],
      ['Status', '00'],
    ];
    return this.envelope('00', this.part('Operation', fields));
  }

  private part(name: string, fields: Fields): string {
    const signed = fields.map(([, value]) => value).join('&');
    const isWrong = this.fault !== undefined && SIGNED_PART_FAULTS.has(this.fault);
    const mac = this.fault === 'does not sign' ? 'NULL' : this.sign(isWrong ? `${signed}!` : signed);
    return `<${name}>${fields.map(([n, value]) => `<${n}>${value}</${n}>`).join('')}<MAC>${mac}</MAC></${name}>`;
  }

  private envelope(result: string, data: string, macOverride?: string): string {
    const isOld = this.fault === 'answers about a time long past';
    const timestamp = romeTime(new Date(this.now().getTime() - (isOld ? LONG_AGO_MS : 0)));
    const signed = `${timestamp}&${result}${this.fault === 'signs the envelope wrongly' ? '!' : ''}`;
    const mac = macOverride ?? this.sign(signed);
    return (
      '<?xml version="1.0" encoding="UTF-8"?>\n<BPWXmlResponse>\n' +
      `<Timestamp>${timestamp}</Timestamp><Result>${result}</Result><MAC>${mac}</MAC>\n<Data>${data}</Data>\n` +
      '</BPWXmlResponse>'
    );
  }

  private answer(response: ServerResponse, reply: string): void {
    const half = Math.floor(reply.length / 2);
    switch (this.fault) {
      case 'never answers':
        return;
      case 'drops the connection':
        response.destroy();
        return;
      case 'stops in the middle of the answer':
        response.writeHead(200, { 'content-length': reply.length }).write(reply.slice(0, half));
        return;
      case 'answers with an HTTP error':
        response.writeHead(503).end(reply);
        return;
      case 'redirects elsewhere':
        response.writeHead(307, { location: '/elsewhere' }).end();
        return;
      case 'answers without end':
        response.writeHead(200).end(`${reply}${' '.repeat(300_000)}`);
        return;
      case 'answers with garbage':
        response.writeHead(200).end(`<html>${reply.slice(0, half)}`);
        return;
      case 'answers in another encoding':
        response.writeHead(200).end(Buffer.from(reply.replace('</Data>', '<Nota>è</Nota></Data>'), 'latin1'));
        return;
      default:
        response.writeHead(200, { 'content-type': 'application/xml' }).write(reply.slice(0, half));
        setImmediate(() => response.end(reply.slice(half)));
    }
  }

  private sign(signed: string): string {
    return createHmac('sha256', this.resultKey).update(signed, 'utf8').digest('hex');
  }
}

function romeTime(at: Date): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'medium' });
  return `${format.format(at).replace(' ', 'T')}.000`;
}
