import { randomBytes } from 'node:crypto';
import { cents } from '../../src/domain/money.js';
import { quote } from '../../src/domain/commission.js';
import type { NewAttempt, NewPayment } from '../../src/payments/persistence/payment.records.js';
import { RandomIds } from '../../src/shared/ids.js';

const ids = new RandomIds();

/** An order as the portal opens it; eight minutes from `openedAt`. */
export function anAttempt(openedAt: Date, changes: Partial<NewAttempt> = {}): NewAttempt {
  const expiresAt = new Date(openedAt.getTime() + 8 * 60_000);
  return {
    orderCode: ids.orderCode(),
    gateway: 'sia-vpos',
    shopId: '391177900021001',
    keyVersion: 'test',
    expiresAt,
    nextQueryAt: new Date(expiresAt.getTime() + 10_000),
    ...changes,
  };
}

/** Mario Rossi's 154.60 for school meals, with the seed's commission. */
export function aPayment(createdAt: Date, changes: Partial<NewPayment> = {}): NewPayment {
  return {
    publicId: ids.publicId(),
    language: 'it',
    service: {
      id: 4,
      slug: 'refezione-scolastica',
      name: 'REFEZIONE SCOLASTICA',
      officeName: 'Servizio di Tesoreria Comunale',
      officeEmail: 'tesoreria@comune.invalid',
      officePhone: '080 0000000',
      accountingCode: null,
    },
    ...quote(cents(15_460), 1_522_843),
    idempotencyKey: ids.token(),
    bodyHash: randomBytes(32),
    payer: {
      firstName: 'Mario',
      lastName: 'Rossi',
      taxCode: 'RSSMRA81M10F376C',
      address: 'via Roma, 15',
      city: 'Monopoli',
      postalCode: '70043',
      province: 'BA',
      email: 'mariorossi@mail.invalid',
    },
    description: 'pagamento refezione scolastica',
    extraFields: [],
    preparedId: null,
    attempt: anAttempt(createdAt),
    createdAt,
    ...changes,
  };
}
