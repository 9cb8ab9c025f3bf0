import { createHmac } from 'node:crypto';
import { signWebhook } from './sign-webhook.js';

const AT = new Date('2026-11-25T12:00:00.999Z');

describe('the signature of a webhook', () => {
  it('is what the documentation says, for each secret', () => {
    const mac = (secret: string): string => createHmac('sha256', secret).update('1795608000.{"a":1}').digest('hex');
    expect(signWebhook(['nuovo', 'vecchio'], AT, '{"a":1}')).toBe(
      `t=1795608000,v1=${mac('nuovo')},v1=${mac('vecchio')}`,
    );
  });

  it('changes with the second, with the body and with the secret', () => {
    const later = new Date(AT.getTime() + 1_000);
    const all = [
      signWebhook(['a'], AT, 'x'),
      signWebhook(['a'], later, 'x'),
      signWebhook(['a'], AT, 'y'),
      signWebhook(['b'], AT, 'x'),
    ];
    expect(new Set(all.map((header) => header.split('v1=')[1])).size).toBe(4);
  });
});
