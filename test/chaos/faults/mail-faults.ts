import type { SeenPage } from '../../support/citizen.js';
import type { MailRefusal } from '../site/mail-server.js';
import type { Strike } from './strike.js';

/** The mail server treats the next messages to this citizen like this. */
export function refuseMail(strike: Strike, refusals: readonly MailRefusal[]): Promise<SeenPage> {
  void strike.site.mail.refuseNext(strike.parts.email, refusals).then(() => {
    strike.struck();
  });
  return strike.pay();
}

/** No message can leave until this citizen's could not. */
export function stopMail(strike: Strike, how: 'down' | 'no-sender'): Promise<SeenPage> {
  const { mail } = strike.site;
  return strike.parts.storms.run(async () => {
    if (how === 'down') await mail.close();
    else mail.refusesSender = true;
    try {
      const page = await strike.pay();
      await strike.receiptFailed().then(
        () => {
          strike.struck();
        },
        () => undefined,
      );
      return page;
    } finally {
      if (how === 'down') await mail.open();
      mail.refusesSender = false;
    }
  });
}
