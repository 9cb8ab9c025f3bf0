import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** The saved views that one may rename and delete, and those of the office to look at. */
export interface ViewsPage extends Page {
  readonly listHref: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly views: readonly ViewRow[] }[];
}

export interface ViewRow {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  /** Null for the office's views, to whoever does not keep them. */
  readonly actions: { readonly rename: string; readonly remove: string } | null;
  /** What the name field holds: the name, or what was typed and could not be accepted. */
  readonly value: string;
  readonly error: string | null;
}

export const viewsView = defineView<ViewsPage>('admin/views');
