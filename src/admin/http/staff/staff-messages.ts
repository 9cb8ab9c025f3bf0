import type { StaffError, StaffFieldName, StaffProblem } from '../../../domain/staff-form.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';

type Words = Readonly<Partial<Record<StaffProblem, string>>>;

const WORDS: Readonly<Record<StaffFieldName, Words>> = {
  username: {
    missing: 'Scrivi il nome utente.',
    malformed:
      'Il nome utente può avere da 2 a 40 lettere senza accenti, cifre, punti, trattini: per esempio mario.rossi.',
    taken: 'Questo nome utente esiste già: scegline un altro.',
  },
  fullName: {
    missing: 'Scrivi nome e cognome.',
    'too-long': 'Nome e cognome possono avere al massimo 120 caratteri.',
    'control-characters': 'Nome e cognome contengono caratteri invisibili: cancellali e riscrivi a mano.',
  },
  role: { missing: 'Scegli un ruolo.', 'unknown-role': 'Scegli un ruolo tra quelli elencati.' },
  expiresOn: {
    missing: "Indica l'ultimo giorno di accesso del revisore.",
    'not-a-date': 'La data non esiste: scrivila come 31/12/2027.',
    'in-the-past': 'La data è già passata.',
    'only-for-auditors': 'La scadenza vale solo per i revisori: lasciala vuota.',
  },
  purpose: {
    missing: "Indica per quale verifica serve l'accesso.",
    'too-long': 'Il motivo può avere al massimo 200 caratteri.',
    'control-characters': 'Il motivo contiene caratteri invisibili: cancellali e riscrivi a mano.',
    'only-for-auditors': 'Il motivo vale solo per i revisori: lascialo vuoto.',
  },
};

export type StaffMessages = Readonly<Partial<Record<StaffFieldName, string>>>;

/** Each message by its field, and the lines of the summary. */
export function staffMessages(errors: readonly StaffError[]): { errorOf: StaffMessages; lines: readonly ErrorLine[] } {
  const messages = errors.map(({ field, problem }) => ({ field, message: WORDS[field][problem] ?? problem }));
  return {
    errorOf: Object.fromEntries(messages.map(({ field, message }) => [field, message])),
    lines: messages.map(({ field, message }) => ({ message, href: `#${field}` })),
  };
}
