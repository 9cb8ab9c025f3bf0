import type { FieldKind, ModelAmount } from '../domain/service-model.js';
import { type Opening, openingState } from '../domain/service-opening.js';
import { dayText } from '../shared/http/pages/time-text.js';

/** The kinds of a field, as the office names them. */
export const fieldKindLabels: Readonly<Record<FieldKind, string>> = {
  text: 'Testo',
  choice: 'Scelta da un elenco',
  number: 'Numero',
  date: 'Data',
};

export const amountKindLabels: Readonly<Record<ModelAmount['kind'], string>> = {
  free: 'Libero: lo scrive il cittadino',
  fixed: 'Fisso: sempre lo stesso',
  'price-list': 'Da un listino: il cittadino sceglie una voce',
};

/** `data-state` of the badge of a service, and its words. */
export interface ServiceState {
  readonly code: 'active' | 'disabled' | 'pending';
  readonly label: string;
  /** The same in a sentence. */
  readonly explanation: string;
}

/** @param isPublished whether citizens can know of it. @param today in Italy, YYYY-MM-DD. */
export function serviceState(isPublished: boolean, opening: Opening, today: string): ServiceState {
  if (!isPublished) {
    const then =
      openingState(opening, today) === 'open'
        ? 'Quando lo pubblichi si può pagare.'
        : 'Anche pubblicato, resta chiuso.';
    return { code: 'pending', label: 'Mai pubblicato', explanation: `I cittadini non lo vedono ancora. ${then}` };
  }
  const until = opening.closesOn === null ? '' : `, fino al giorno ${dayText(opening.closesOn)} compreso`;
  switch (openingState(opening, today)) {
    case 'open':
      return { code: 'active', label: 'Aperto', explanation: `I cittadini possono pagarlo${until}.` };
    case 'closed':
      return { code: 'disabled', label: 'Chiuso', explanation: 'Nessuno può pagarlo, finché non lo riapri.' };
    case 'before': {
      const from = `dal giorno ${dayText(opening.opensOn ?? '')}`;
      return { code: 'pending', label: 'Apre più avanti', explanation: `Si potrà pagare ${from}${until}.` };
    }
    case 'after':
      return {
        code: 'disabled',
        label: 'Chiuso',
        explanation: `Si è chiuso da solo: l'ultimo giorno era il ${dayText(opening.closesOn ?? '')}.`,
      };
  }
}
