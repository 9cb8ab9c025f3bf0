import { randomBytes } from 'node:crypto';
import { buildSimulator } from '../../src/bank-simulator/build-simulator.js';
import { DEFAULT_TIMINGS } from '../../src/bank-simulator/simulator-options.js';
import { MovingClock } from '../support/moving-clock.js';
import { withTemporaryFolder } from '../support/temporary-folder.js';
import { MONDAY_MORNING } from './bank.js';
import { SHOP } from './shop-keys.js';

const CONTROLS = [
  ['GET', '/__sim/ledger'],
  ['GET', '/__sim/deliveries'],
  ['GET', '/__sim/bank-file'],
  ['POST', '/__sim/faults'],
  ['DELETE', '/__sim/faults'],
  ['POST', '/__sim/notify'],
] as const;

it('answers other machines on the bank’s pages only, whatever they forward', () =>
  withTemporaryFolder(async (folder) => {
    const app = await buildSimulator({
      clock: new MovingClock(MONDAY_MORNING),
      shop: SHOP,
      browserPath: '/vpos/pagamenti/main',
      backOfficePath: '/vpos/apibo/apiBOXML.app',
      timeoutMinutes: 8,
      folder,
      bankName: 'Banca di prova',
      bankService: 'Prova',
      log: { level: 'silent', stream: process.stderr },
      timings: DEFAULT_TIMINGS,
      randomBytes,
    });
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    for (const [method, url] of CONTROLS) {
      const answer = await app.inject({ method, url, headers, remoteAddress: '192.0.2.7' });
      expect(answer.statusCode).toBe(403);
    }
    expect((await app.inject({ url: '/', remoteAddress: '192.0.2.7' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/__sim/ledger' })).json()).toEqual([]);
    const json = { 'content-type': 'application/json' };
    expect((await app.inject({ method: 'DELETE', url: '/__sim/faults', headers: json })).statusCode).toBe(200);
    expect((await app.inject({ method: 'POST', url: '/__sim/faults', headers: json, payload: '{' })).statusCode).toBe(
      400,
    );
    await app.close();
  }));
