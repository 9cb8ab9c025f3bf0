import type { HomePage, ServiceCard } from '../../../src/catalog/http/home.page.js';
import { dayText } from '../../../src/shared/http/pages/time-text.js';
import { paths } from '../../../src/shared/http/paths.js';
import type { Texts } from '../../../src/shared/i18n/texts.js';
import { commissionIn, SERVICE, SLUG } from './seed-payment.js';

const SERVICES: readonly (readonly [slug: string, name: string, description: string])[] = [
  ['deposito-spese-contrattuali', 'DEPOSITO SPESE CONTRATTUALI', 'Per chi firma un contratto con il Comune.'],
  [
    'diritti-segreteria-urbanistici',
    'DIRITTI SEGRETERIA URBANISTICI',
    'Per pratiche edilizie e certificati urbanistici.',
  ],
  ['idranti-comunali', 'IDRANTI COMUNALI', 'Per chi preleva acqua dagli idranti del Comune.'],
  [SLUG, SERVICE, 'Per le famiglie dei bambini che mangiano alla mensa della scuola.'],
  ['trasporto-scolastico', 'TRASPORTO SCOLASTICO', 'Per le famiglie degli alunni che usano lo scuolabus.'],
  ['asilo-nido', 'ASILO NIDO', 'Retta mensile degli asili nido comunali.'],
  ['oneri-di-urbanizzazione', 'ONERI DI URBANIZZAZIONE', 'Per chi costruisce o ristruttura con un permesso.'],
  ['altri-servizi', 'ALTRI SERVIZI', 'Per tutto il resto: scrivi nella causale che cosa paghi.'],
];

/** Phase 1, with all eight services. */
export function homePage(texts: Texts): HomePage {
  const { catalog } = texts;
  const card = ([slug, name, description]: (typeof SERVICES)[number]): ServiceCard => ({
    ...{ name, description, cost: catalog.cost({ rate: '1,522843%' }), href: paths.service(slug), closedReason: null },
  });
  return {
    title: catalog.home.title,
    step: 'service',
    breadcrumb: [],
    commission: commissionIn(texts),
    query: '',
    services: SERVICES.map(card),
  };
}

/** Without commissions, some services closed. */
export function closedHome(texts: Texts): HomePage {
  const { catalog, language } = texts;
  const page = homePage(texts);
  return {
    ...page,
    commission: null,
    services: page.services.map((service, index) =>
      index % 3 === 1
        ? { ...service, href: null, closedReason: catalog.opensOn({ day: dayText('2027-09-01', language) }) }
        : { ...service, cost: catalog.noCost },
    ),
  };
}
