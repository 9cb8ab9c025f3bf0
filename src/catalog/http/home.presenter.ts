import { formatRate } from '../../domain/commission.js';
import { paths } from '../../shared/http/paths.js';
import { commissionText } from '../../shared/http/pages/commission-text.js';
import { dayText } from '../../shared/http/pages/time-text.js';
import type { Texts } from '../../shared/i18n/texts.js';
import type { ServiceView } from '../service-view.js';
import type { HomePage, ServiceCard } from './home.page.js';

/** The services with what they cost, narrowed by the query. */
export function presentHome({ offers, generalRateMillionths, query }: ShownCatalog, texts: Texts): HomePage {
  const rate = formatRate(generalRateMillionths);
  return {
    title: texts.catalog.home.title,
    step: 'service',
    breadcrumb: [],
    commission: generalRateMillionths === 0 ? null : commissionText(rate, texts),
    query,
    services: offers.filter(({ service }) => answers(service, query)).map((offer) => presentCard(offer, texts)),
  };
}

/** What there is to pay and what is looked for. */
export interface ShownCatalog {
  readonly offers: readonly ServiceOffer[];
  /** The commission of services without one of their own, in millionths of a percent. */
  readonly generalRateMillionths: number;
  /** Words of a service's name or description, in any order; empty for all services. */
  readonly query: string;
}

/** A service with the commission in force for it, in millionths of a percent. */
export interface ServiceOffer {
  readonly service: ServiceView;
  readonly rateMillionths: number;
}

function presentCard({ service, rateMillionths }: ServiceOffer, texts: Texts): ServiceCard {
  const { catalog } = texts;
  return {
    name: service.name,
    description: service.description,
    cost: rateMillionths === 0 ? catalog.noCost : catalog.cost({ rate: formatRate(rateMillionths) }),
    href: service.isOpen ? paths.service(service.slug) : null,
    closedReason: service.isOpen ? null : closedReason(service, texts),
  };
}

function closedReason({ opensOn }: ServiceView, { catalog, language }: Texts): string {
  return opensOn === null ? catalog.closed : catalog.opensOn({ day: dayText(opensOn, language) });
}

function answers(service: ServiceView, query: string): boolean {
  const text = plain(`${service.name} ${service.description}`);
  return plain(query)
    .split(' ')
    .every((word) => text.includes(word));
}

/** Lower case without accents, so that "urbanizzazióne" finds "URBANIZZAZIONE". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
