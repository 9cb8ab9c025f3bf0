import type { FastifyRequest } from 'fastify';
import type { Page } from '../../shared/http/pages/page.js';
import { defineView } from '../../shared/http/pages/view.js';
import { adminPaths } from '../admin-paths.js';

/** A page of the back office that could not be shown: what happened, and what to do. */
export interface AdminErrorPage extends Page {
  readonly explanation: string;
  readonly advice: string;
  /** The way on. */
  readonly link: { readonly label: string; readonly href: string };
  readonly requestId: string;
}

interface Wording {
  readonly title: string;
  readonly explanation: string;
  readonly advice: string;
}

const FORM_EXPIRED: Wording = {
  title: 'La pagina era aperta da troppo tempo',
  explanation: 'La tua sessione è cambiata da quando hai aperto il modulo, perciò non abbiamo eseguito la richiesta.',
  advice:
    'Torna indietro con il browser: trovi ancora quello che avevi scritto. Copialo, ricarica la pagina e manda di nuovo il modulo. Se succede sempre, controlla che il browser accetti i cookie di questo sito.',
};

const WORDINGS: Readonly<Record<number, Wording>> = {
  400: {
    title: 'Richiesta non valida',
    explanation: 'Il browser ha mandato una richiesta che non riusciamo a leggere.',
    advice: 'Torna alla pagina precedente e riprova.',
  },
  403: {
    title: 'Non hai il permesso',
    explanation: 'Il tuo ruolo non permette questa operazione. Non è stato cambiato niente.',
    advice: 'Se ti serve per il tuo lavoro, chiedi a un amministratore di cambiare il tuo ruolo.',
  },
  404: {
    title: 'Pagina non trovata',
    explanation: "L'indirizzo non esiste, oppure quello che cerchi non c'è più.",
    advice: "Controlla l'indirizzo, oppure riparti dalla pagina iniziale.",
  },
  429: {
    title: 'Troppe richieste',
    explanation: 'Dalla rete del tuo ufficio sono arrivate molte richieste in poco tempo.',
    advice: 'Aspetta qualche secondo e riprova.',
  },
  500: {
    title: 'Qualcosa non ha funzionato',
    explanation: "C'è stato un errore nel nostro sistema.",
    advice: "Riprova tra poco. Se l'errore si ripete, segnala il codice qui sotto a chi gestisce il sistema.",
  },
  503: {
    title: 'Servizio momentaneamente non disponibile',
    explanation: 'Il database o la banca non rispondono in questo momento.',
    advice: 'Riprova tra qualche minuto.',
  },
};

/** The page for a status, or for a form whose token no longer holds. */
export function adminErrorPage(shown: number | 'form-expired', request: FastifyRequest): AdminErrorPage {
  const wording = shown === 'form-expired' ? FORM_EXPIRED : wordingOf(shown);
  const link =
    request.staff === undefined
      ? { label: "Vai all'accesso", href: adminPaths.signIn() }
      : { label: 'Vai alla pagina iniziale', href: adminPaths.home() };
  return { ...wording, breadcrumb: [], isPrivate: true, link, requestId: request.id };
}

function wordingOf(status: number): Wording {
  const wording = WORDINGS[status] ?? WORDINGS[status < 500 ? 400 : 500];
  if (wording === undefined) throw new Error(`no words for ${status}`);
  return wording;
}

export const adminErrorView = defineView<AdminErrorPage>('admin/error');
