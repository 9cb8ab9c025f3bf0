import type { Texts } from '../../i18n/texts.js';
import { defineView } from './view.js';
import type { Page } from './page.js';

/** `/privacy`: who treats the data, why, for how long; the body's data come from the environment. */
export function privacyPage({ information: { privacy } }: Texts): Page {
  return { title: privacy.title, breadcrumb: [{ label: privacy.crumb }] };
}

export const privacyView = defineView<Page>('information/privacy');

/** `/accessibilita`: what the pages conform to and whom to tell about a barrier. */
export function accessibilityPage({ information: { accessibility } }: Texts): Page {
  return { title: accessibility.title, breadcrumb: [{ label: accessibility.title }] };
}

export const accessibilityView = defineView<Page>('information/accessibility');
