import { createBankGateway } from '../../bank-gateway/create-bank-gateway.js';
import type { BankGateway } from '../../bank-gateway/bank-gateway.js';
import { GatewayError } from '../../bank-gateway/gateway-error.js';
import { signsLikeTheBank } from '../../bank-gateway/signature-self-test.js';
import type { Environment } from '../../env.js';
import type { Clock } from '../../shared/clock.js';
import { RandomIds } from '../../shared/ids.js';
import type { Check } from '../check.js';
import { broken, fine, type Finding } from '../finding.js';

const WITHIN_MS = 12_000;
const BANK_WITHIN_MS = 10_000;

/** Our signatures, and the bank's answer about an order that nobody made: it proves both keys, and changes nothing. */
export const bankCheck: Check = {
  name: 'Banca',
  withinMs: WITHIN_MS,
  run: async ({ environment, clock }) => [signatureFinding(), ...(await askFinding(environment, clock))],
};

function signatureFinding(): Finding {
  return signsLikeTheBank()
    ? fine('Le firme calcolate qui sono quelle della banca.')
    : broken('Le firme calcolate qui non sono quelle della banca.', 'Il programma è rovinato: installalo di nuovo.');
}

async function askFinding({ bank }: Environment, clock: Clock): Promise<Finding[]> {
  if (bank.startKey === undefined || bank.resultKey === undefined) return [];
  try {
    await askAboutNobodysOrder(createBankGateway(bank, clock), clock);
    return [fine('La banca risponde, e la sua risposta è firmata con la nostra chiave.')];
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const reason = error.details.reason ?? error.code;
    return [broken(`La banca non dà una risposta valida (${error.code}, ${reason}).`, adviceFor(error.code))];
  }
}

async function askAboutNobodysOrder(gateway: BankGateway, clock: Clock): Promise<void> {
  const now = clock.now();
  const order = {
    ref: new RandomIds().orderCode(),
    shopId: gateway.shopId,
    amountCents: 1,
    currency: 'EUR',
    keyVersion: gateway.currentKeyVersion,
    createdAt: now,
  } as const;
  const deadline = new Date(now.getTime() + BANK_WITHIN_MS);
  await gateway.query(order, { correlationId: 'doctor', deadline, signal: AbortSignal.timeout(BANK_WITHIN_MS) });
}

function adviceFor(code: GatewayError['code']): string {
  return code === 'UNAVAILABLE'
    ? 'Controlla BANK_API_URL e la rete; intanto gli esiti senza notifica restano in verifica.'
    : 'Controlla BANK_RESULT_KEY, BANK_SHOP_ID e BANK_OPERATOR_ID con la banca.';
}
