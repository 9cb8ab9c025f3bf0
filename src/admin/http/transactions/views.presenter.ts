import { adminPaths } from '../../admin-paths.js';
import type { SavedView } from '../../persistence/view.store.js';
import type { SignedIn } from '../../staff.js';
import { mayKeep } from '../../transactions/saved-views.js';
import type { ViewRow, ViewsPage } from './views.page.js';

/** A new name that could not be accepted. */
export interface RefusedName {
  readonly id: number;
  readonly value: string;
  readonly message: string;
}

const TITLE = 'Viste salvate';

export const VIEW_MESSAGES = {
  'NAME.MISSING': 'Scrivi un nome per la vista.',
  'NAME.TOO_LONG': 'Il nome può avere al massimo 60 caratteri.',
  'NAME.CHARACTERS': 'Il nome contiene caratteri invisibili: cancellalo e riscrivilo a mano.',
  wrongFilter: 'Prima correggi i filtri: una vista non può tenere filtri sbagliati.',
  taken: 'Una vista con questo nome esiste già: scegline un altro.',
} as const;

export function presentViews(by: SignedIn, views: readonly SavedView[], refused?: RefusedName): ViewsPage {
  const row = (view: SavedView): ViewRow => presentRow(by, view, refused?.id === view.id ? refused : undefined);
  return {
    title: TITLE,
    breadcrumb: [{ label: 'Transazioni', href: adminPaths.transactions() }, { label: TITLE }],
    isPrivate: true,
    errors: refused === undefined ? [] : [{ message: refused.message, href: `#name-${refused.id}` }],
    listHref: adminPaths.transactions(),
    groups: [
      { id: 'own', title: 'Le mie viste', views: views.filter(({ scope }) => scope === 'own').map(row) },
      { id: 'office', title: "Viste dell'ufficio", views: views.filter(({ scope }) => scope === 'office').map(row) },
    ],
  };
}

function presentRow(by: SignedIn, view: SavedView, refused: RefusedName | undefined): ViewRow {
  const { id, name, query } = view;
  return {
    id,
    name,
    href: adminPaths.transactions(query),
    actions: mayKeep(by, view) ? { rename: adminPaths.viewName(id), remove: adminPaths.viewEnd(id) } : null,
    value: refused?.value ?? name,
    error: refused?.message ?? null,
  };
}
