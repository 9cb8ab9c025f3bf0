import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { NavigationLink } from '../../navigation.js';

/** Where staff begin. */
export interface AdminHomePage extends Page {
  readonly name: string;
  readonly role: string;
  readonly areas: readonly Pick<NavigationLink, 'label' | 'href'>[];
  readonly profileHref: string;
}

export const adminHomeView = defineView<AdminHomePage>('admin/home');
