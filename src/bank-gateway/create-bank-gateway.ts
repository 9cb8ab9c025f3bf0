import { randomBytes } from 'node:crypto';

import { type BankEnvironment, required } from '../env.js';
import type { Clock } from '../shared/clock.js';
import type { BankGateway, GatewayId } from './bank-gateway.js';
import { SiaVposGateway } from './sia-vpos/sia-vpos.gateway.js';

type Factory = (bank: BankEnvironment, clock: Clock) => BankGateway;

const FACTORIES: Readonly<Record<GatewayId, Factory>> = { 'sia-vpos': createSiaVpos };

/**
 * The gateway that BANK_GATEWAY names. Throws an `EnvironmentError` when a key is missing and a `GatewayError`
 * with code `CONFIG` when the keys cannot be right, so that a process with wrong keys never starts.
 */
export function createBankGateway(bank: BankEnvironment, clock: Clock): BankGateway {
  return FACTORIES[bank.gateway](bank, clock);
}

function createSiaVpos(bank: BankEnvironment, clock: Clock): BankGateway {
  const settings = {
    url: bank.url,
    apiUrl: bank.apiUrl,
    shopId: bank.shopId,
    operatorId: bank.operatorId,
    startKey: required('BANK_START_KEY', bank.startKey),
    resultKey: required('BANK_RESULT_KEY', bank.resultKey),
    previousResultKey: bank.previousResultKey,
  };
  return new SiaVposGateway(settings, clock, randomBytes);
}
