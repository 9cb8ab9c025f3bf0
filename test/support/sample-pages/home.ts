import type { HomePage, ServiceCard } from '../../../src/catalog/http/home.page.js';
import { paths } from '../../../src/shared/http/paths.js';
import { commission, SERVICE, SLUG } from './seed-payment.js';

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

function card([slug, name, description]: (typeof SERVICES)[number]): ServiceCard {
  return { name, description, cost: 'Commissione 1,522843%', href: paths.service(slug), closedReason: null };
}

/** Phase 1, with all eight services. */
export const homePage: HomePage = {
  title: 'Scegli il servizio',
  breadcrumb: [],
  commission,
  query: '',
  services: SERVICES.map(card),
};

/** Without commissions, some services closed. */
export const closedHome: HomePage = {
  ...homePage,
  commission: null,
  services: homePage.services.map((service, index) =>
    index % 3 === 1
      ? { ...service, href: null, closedReason: 'Le iscrizioni si riaprono il 1º settembre 2027.' }
      : { ...service, cost: 'Senza commissioni' },
  ),
};
