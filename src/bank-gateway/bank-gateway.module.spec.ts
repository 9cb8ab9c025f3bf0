import { Test } from '@nestjs/testing';

import { EnvironmentError, readEnvironment } from '../env.js';
import { Clock } from '../shared/clock.js';
import { BankGateway } from './bank-gateway.js';
import { BankGatewayModule } from './bank-gateway.module.js';
import { createBankGateway } from './create-bank-gateway.js';

class FixedClock extends Clock {
  now(): Date {
    return new Date('2026-11-23T09:15:00.000Z');
  }
}

const clock = new FixedClock();
const KEYS = { BANK_START_KEY: 'chiave-avvio-di-prova', BANK_RESULT_KEY: 'chiave-esito-di-prova' };

it('gives the bank of the environment to whoever asks for the port', async () => {
  const environment = readEnvironment({ ...KEYS, BANK_SHOP_ID: '391177900021009' });
  const app = await Test.createTestingModule({
    imports: [BankGatewayModule.forEnvironment(environment, clock)],
  }).compile();
  expect(app.get(BankGateway)).toMatchObject({ id: 'sia-vpos', shopId: '391177900021009' });
  await app.close();
});

it.each(['BANK_START_KEY', 'BANK_RESULT_KEY'])('does not start without %s', (variable) => {
  const { bank } = readEnvironment({ ...KEYS, [variable]: '' });
  expect(() => createBankGateway(bank, clock)).toThrow(EnvironmentError);
  expect(() => createBankGateway(bank, clock)).toThrow(variable);
});

it('does not start with one key for both purposes', () => {
  const { bank } = readEnvironment({ ...KEYS, BANK_RESULT_KEY: KEYS.BANK_START_KEY });
  expect(() => createBankGateway(bank, clock)).toThrow(expect.objectContaining({ code: 'CONFIG' }) as Error);
});
