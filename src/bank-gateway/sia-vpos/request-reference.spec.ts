import { randomBytes } from 'node:crypto';

import { Clock } from '../../shared/clock.js';
import { newRefundRequestId } from '../refund-request-id.js';
import { newRequestReference } from './request-reference.js';

const NOW = new Date('2026-12-31T23:30:00.000Z');

class FixedClock extends Clock {
  now(): Date {
    return NOW;
  }
}

it('is the date in Italy and 24 digits', () => {
  expect(newRequestReference(NOW, randomBytes)).toMatch(/^20270101\d{24}$/);
  expect(newRefundRequestId(new FixedClock(), randomBytes)).toMatch(/^20270101\d{24}$/);
});

it('does not repeat', () => {
  const references = new Set(Array.from({ length: 1_000 }, () => newRequestReference(NOW, randomBytes)));
  expect(references.size).toBe(1_000);
});

it('throws away the bytes that would make the low digits likelier', () => {
  const draws = [Uint8Array.of(250, 255, 251), Uint8Array.from({ length: 30 }, (_, i) => i)];
  const reference = newRequestReference(NOW, () => draws.shift() ?? new Uint8Array());
  expect(reference).toBe('20270101' + '012345678901234567890123');
});
