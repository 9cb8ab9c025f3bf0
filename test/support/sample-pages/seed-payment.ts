import { commissionText } from '../../../src/shared/http/pages/commission-text.js';
import type { OfficeContacts } from '../../../src/shared/http/pages/page.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';

/** The payment that every sample page is about: the seed's citizen paying school meals. */
export const SLUG = 'refezione-scolastica';
export const ID = 'q7Zk3Vb2Xn5RtY8wLs1DfA';
export const SERVICE = 'REFEZIONE SCOLASTICA';
export const AT = new Date('2026-11-23T11:15:00Z');
export const commissionIn = (texts: Texts): ReturnType<typeof commissionText> => commissionText('1,522843%', texts);
export const serviceCrumb = { label: SERVICE, href: paths.service(SLUG) };
export const office: OfficeContacts = {
  name: 'Ufficio Pubblica Istruzione',
  email: 'istruzione@comune.monopoli.example',
  phone: '080 4140222',
};
/** Shortened and masked as the portal does. */
export const MASKED_EMAIL = 'ma...@mail.it';
export const MASKED_TAX_CODE = 'RSS**********76C';
export const bill = { amount: '154,60 €', commission: { rate: '1,522843%', amount: '2,36 €' }, total: '156,96 €' };
