import { defineView } from './view.js';
import type { Page } from './page.js';

/** `/privacy`: who treats the data, why, for how long; the body's data come from the environment. */
export const privacyPage: Page = { title: 'Informativa sulla privacy', breadcrumb: [{ label: 'Privacy' }] };
export const privacyView = defineView<Page>('information/privacy');

/** `/accessibilita`: what the pages conform to and whom to tell about a barrier. */
export const accessibilityPage: Page = { title: 'Accessibilità', breadcrumb: [{ label: 'Accessibilità' }] };
export const accessibilityView = defineView<Page>('information/accessibility');
