import type { ErrorLine } from '../../../shared/http/pages/page.js';
import type { OpeningError, OpeningProblem } from '../../services/opening-form.js';
import type { OpeningForm } from './services.page.js';

const WORDS: Readonly<Record<OpeningProblem, string>> = {
  'not-a-date': 'La data non esiste: scrivila come 31/12/2027.',
  'ends-before': "L'ultimo giorno viene prima del primo.",
  'already-over': "L'ultimo giorno è già passato: per chiudere subito usa «Chiudi adesso».",
  'no-days': 'Scrivi almeno una delle due date, oppure usa il pulsante che agisce subito.',
};

/** Each message by its field, and the lines of the summary. */
export function openingMessages(errors: readonly OpeningError[]): {
  errorOf: OpeningForm['errorOf'];
  lines: readonly ErrorLine[];
} {
  return {
    errorOf: Object.fromEntries(errors.map(({ field, problem }) => [field, WORDS[problem]])),
    lines: errors.map(({ field, problem }) => ({ message: WORDS[problem], href: `#${field}` })),
  };
}
