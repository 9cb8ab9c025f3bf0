import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type PasswordProblem } from '../../../domain/new-password.js';
import type { PasswordAgain } from '../../accounts/ask-password-again.js';
import { waitText } from '../words/wait-text.js';

const PROBLEMS: Readonly<Record<PasswordProblem, string>> = {
  missing: 'Scrivi la nuova password.',
  'too-short': `La nuova password deve avere almeno ${MIN_PASSWORD_LENGTH} caratteri: per esempio quattro parole a caso.`,
  'too-long': `La nuova password può avere al massimo ${MAX_PASSWORD_LENGTH} caratteri.`,
  'contains-name': 'La nuova password contiene il tuo nome, il nome utente o quello del comune: scegli altre parole.',
  'too-common': 'La nuova password è facile da indovinare: aggiungi parole a caso, senza date né sequenze.',
  'same-as-before': "La nuova password è uguale a quella attuale: scegline un'altra.",
};

export function passwordProblemMessage(problem: PasswordProblem): string {
  return PROBLEMS[problem];
}

/** What is wrong with the present password, typed again; undefined when nothing is. */
export function passwordAgainMessage(checked: PasswordAgain): string | undefined {
  switch (checked.kind) {
    case 'right':
      return undefined;
    case 'missing':
      return 'Scrivi la password attuale.';
    case 'wrong':
      return 'La password attuale non è corretta.';
    case 'slowed-down':
      return `Troppi tentativi. Riprova tra ${waitText(checked.waitMs)}.`;
  }
}
