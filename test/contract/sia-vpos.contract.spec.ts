import { createHmac, randomBytes } from 'node:crypto';

import type { BankGateway } from '../../src/bank-gateway/bank-gateway.js';
import type { RawInbound } from '../../src/bank-gateway/inbound.js';
import { SiaVposGateway } from '../../src/bank-gateway/sia-vpos/sia-vpos.gateway.js';
import { Clock } from '../../src/shared/clock.js';
import { describeBankGatewayContract } from './bank-gateway.contract.js';
import type { BankHarness, BankMessage, BankOrder, BankOrderState, LineFault } from './bank-harness.js';
import { SiaVposBank } from './sia-vpos-bank.js';

const START_KEY = 'start-key-of-the-contract';
const RESULT_KEY = 'result-key-of-the-contract';
const SHOP_ID = '391177900021001';
const NOW = new Date('2026-11-23T09:15:00.000Z');

class FixedClock extends Clock {
  now(): Date {
    return NOW;
  }
}

class SiaVposHarness implements BankHarness {
  readonly clock = new FixedClock();
  readonly secrets = [START_KEY, RESULT_KEY];
  private readonly bank = new SiaVposBank(RESULT_KEY, () => NOW);

  start(): Promise<void> {
    return this.bank.listen();
  }

  stop(): Promise<void> {
    return this.bank.close();
  }

  gateway(): BankGateway {
    const settings = {
      url: new URL('https://bank.example/vpos/pagamenti/main'),
      apiUrl: this.bank.apiUrl,
      shopId: SHOP_ID,
      operatorId: 'contabilita',
      startKey: START_KEY,
      resultKey: RESULT_KEY,
    };
    return new SiaVposGateway(settings, this.clock, randomBytes);
  }

  hold(order: BankOrder, state: BankOrderState): void {
    this.bank.hold(order, state);
  }

  breakLine(fault: LineFault): Promise<void> {
    return this.bank.breakLine(fault);
  }

  mend(): Promise<void> {
    return this.bank.mend();
  }

  message(order: BankOrder, { kind, claim, form }: BankMessage): RawInbound {
    const isPaid = claim === 'paid';
    const fields = [
      ['ORDERID', order.ref],
      ['SHOPID', SHOP_ID],
      ['AUTHNUMBER', isPaid ? '123456' : ''],
      ['AMOUNT', String(order.amountCents)],
      ['CURRENCY', '978'],
      ['TRANSACTIONID', this.transactionOf(order)],
      ['ACCOUNTINGMODE', 'I'],
      ['AUTHORMODE', 'I'],
      ['RESULT', isPaid ? '00' : '04'],
      ['TRANSACTIONTYPE', 'TT01'],
      ['CARDTYPE', 'MASTERCARD'],
    ];
    const signed = fields.map((pair) => pair.join('=')).join('&');
    const mac = createHmac('sha256', RESULT_KEY).update(signed).digest('hex');
    const query = `${signed}&MAC=${mac}`;
    const sent = {
      signed: query,
      tampered: query.replace(/AMOUNT=\d+/, 'AMOUNT=1'),
      repeated: `${query}&RESULT=00`,
      truncated: query.replace(/&RESULT=\d+/, ''),
    }[form];
    return get(`/banca/${kind === 'return' ? 'ritorno' : 'notifica'}/sia-vpos?${sent}`);
  }

  cancellation(order: BankOrder): RawInbound {
    return get(`/banca/ritorno/sia-vpos?ORDERID=${order.ref}`);
  }

  transactionOf(order: BankOrder): string {
    return this.bank.transactionOf(order.ref);
  }

  refundedCents(order: BankOrder): number {
    return this.bank.refundedCents(order.ref);
  }

  strayRequests(): number {
    return this.bank.strayRequests;
  }
}

function get(target: string): RawInbound {
  return { method: 'GET', target, headers: {}, body: new Uint8Array() };
}

describeBankGatewayContract('SIA VPOS', () => new SiaVposHarness());
