import type { BankFileState, InboxFile, InboxStatement } from '../reconciliation/bank-file-inbox.js';
import type { PartOrigin } from '../reconciliation/bank-credits.js';

export const fileStateWords: Readonly<Record<BankFileState, { readonly code: string; readonly label: string }>> = {
  waiting: { code: 'pending', label: 'in attesa' },
  loading: { code: 'pending', label: 'in corso' },
  stopped: { code: 'refused', label: 'interrotto' },
  loaded: { code: 'paid', label: 'importato' },
  refused: { code: 'refused', label: 'rifiutato' },
};

export const sourceLabels: Readonly<Record<InboxFile['source'], string>> = {
  page: 'pagina',
  command: 'riga di comando',
  folder: 'cartella',
};

export const balanceWords: Readonly<
  Record<InboxStatement['balance'], { readonly code: string; readonly label: string }>
> = {
  balanced: { code: 'paid', label: 'quadra' },
  differs: { code: 'refused', label: 'non quadra' },
  'not-stated': { code: 'expired', label: 'saldi non indicati' },
};

/** How a payment was found to be part of a credit. */
export const originLabels: Readonly<Record<PartOrigin, string>> = {
  batch: 'accredito del giorno',
  reference: 'codice nella causale',
  proposal: 'proposta accettata',
  hand: 'a mano',
};
