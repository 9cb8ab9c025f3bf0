import { adminPaths } from '../../admin-paths.js';
import type { SignInPage } from './sign-in.page.js';
import { dayText } from '../words/short-time.js';
import { waitText } from '../words/wait-text.js';

export type SignInMistake =
  | { readonly kind: 'missing'; readonly username: boolean; readonly password: boolean }
  | { readonly kind: 'refused' }
  | { readonly kind: 'expired'; readonly on: string }
  | { readonly kind: 'missing-code' }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'code-too-late' }
  | { readonly kind: 'slowed-down'; readonly waitMs: number };

export interface ShownSignIn {
  readonly asksCode: boolean;
  readonly returnTo: string;
  /** As typed; a password is never shown again. */
  readonly username: string;
  readonly mistake: SignInMistake | undefined;
}

export function presentSignIn({ asksCode, returnTo, username, mistake }: ShownSignIn): SignInPage {
  const errorOf = mistake === undefined ? {} : errorsOf(mistake, asksCode);
  return {
    title: asksCode ? 'Codice di verifica' : "Accesso all'area riservata",
    breadcrumb: [],
    isPrivate: true,
    errors: Object.entries(errorOf).map(([field, message]) => ({ message, href: `#${field}` })),
    asksCode,
    action: adminPaths.signIn(),
    returnTo,
    username,
    errorOf,
  };
}

function errorsOf(mistake: SignInMistake, asksCode: boolean): SignInPage['errorOf'] {
  const first = asksCode ? 'totp' : 'username';
  switch (mistake.kind) {
    case 'missing':
      return {
        ...(mistake.username && { username: 'Scrivi il nome utente.' }),
        ...(mistake.password && { password: 'Scrivi la password.' }),
      };
    case 'refused':
      return { username: 'Nome utente o password non corretti. Controlla maiuscole e minuscole della password.' };
    case 'expired':
      return {
        username: `Il tuo accesso è scaduto il ${dayText(mistake.on)}. Chiedi a un amministratore di prolungarlo.`,
      };
    case 'missing-code':
      return { totp: 'Scrivi il codice.' };
    case 'wrong-code':
      return {
        [first]: 'Il codice non è corretto, oppure è già stato usato. Aspetta che ne compaia un altro e scrivi quello.',
      };
    case 'code-too-late':
      return { username: 'Il tempo per scrivere il codice è passato. Ricomincia da nome utente e password.' };
    case 'slowed-down':
      return { [first]: `Troppi tentativi da questa rete. Riprova tra ${waitText(mistake.waitMs)}.` };
  }
}
