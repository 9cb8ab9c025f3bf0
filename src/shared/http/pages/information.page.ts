import type { RetentionPolicy } from '../../../domain/retention.js';
import type { Texts } from '../../i18n/texts.js';
import { defineView } from './view.js';
import type { Page } from './page.js';

/** `/privacy`: who treats the data, why, for how long; the body's data come from the environment. */
export function privacyPage(
  { information: { privacy } }: Texts,
  { paidYears, unpaidDays }: RetentionPolicy,
): PrivacyPage {
  return {
    title: privacy.title,
    breadcrumb: [{ label: privacy.crumb }],
    kept: { years: privacy.years({ count: paidYears }), days: privacy.days({ count: unpaidDays }) },
  };
}

export interface PrivacyPage extends Page {
  /** How long the people of paid and of unpaid payments are remembered. */
  readonly kept: { readonly years: string; readonly days: string };
}

export const privacyView = defineView<PrivacyPage>('information/privacy');

/** `/accessibilita`: what the pages conform to and whom to tell about a barrier. */
export function accessibilityPage({ information: { accessibility } }: Texts): Page {
  return { title: accessibility.title, breadcrumb: [{ label: accessibility.title }] };
}

export const accessibilityView = defineView<Page>('information/accessibility');
