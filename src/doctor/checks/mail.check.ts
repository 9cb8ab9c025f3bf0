import { greetMailServer } from '../../receipts/greet-mail-server.js';
import { errorCodeOf } from '../../shared/error-code.js';
import type { Check } from '../check.js';
import { broken, fine } from '../finding.js';

/** The mail server greets us and lets us in. Nothing is sent. */
export const mailCheck: Check = {
  name: 'Posta in uscita',
  withinMs: 8_000,
  run: async ({ environment }) => {
    if (environment.mail.smtpUrl === undefined) return [];
    try {
      await greetMailServer(environment);
      return [fine('Il server di posta risponde e ci accetta; non è stato spedito nulla.')];
    } catch (error) {
      const problem = `Il server di posta non risponde o non ci accetta (${errorCodeOf(error)}).`;
      return [broken(problem, 'Controlla SMTP_URL: indirizzo, porta, utente. Le ricevute intanto aspettano.')];
    }
  },
};
