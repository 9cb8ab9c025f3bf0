import { paths } from '../../../shared/http/paths.js';
import type { Texts } from '../../../shared/i18n/texts.js';
import type { PreparedOverPage } from '../pages/prepared-over.page.js';

export function presentPreparedOver({ payments }: Texts): PreparedOverPage {
  const { title } = payments.prepared.over;
  return { title, breadcrumb: [{ label: title }], isPrivate: true, homeHref: paths.home() };
}
