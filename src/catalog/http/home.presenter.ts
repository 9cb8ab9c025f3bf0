import { formatRate } from '../../domain/commission.js';
import { paths } from '../../shared/http/paths.js';
import { commissionText } from '../../shared/http/pages/commission-text.js';
import type { ServiceView } from '../service-view.js';
import type { HomePage, ServiceCard } from './home.page.js';

/** The services with what they cost; `query` narrows them by words of their name or description, in any order. */
export function presentHome(offers: readonly ServiceOffer[], generalRateMillionths: number, query: string): HomePage {
  const rate = formatRate(generalRateMillionths);
  return {
    title: 'Servizi che si possono pagare',
    step: 'service',
    breadcrumb: [],
    commission: generalRateMillionths === 0 ? null : commissionText(rate),
    query,
    services: offers.filter(({ service }) => answers(service, query)).map(presentCard),
  };
}

/** A service with the commission in force for it, in millionths of a percent. */
export interface ServiceOffer {
  readonly service: ServiceView;
  readonly rateMillionths: number;
}

function presentCard({ service, rateMillionths }: ServiceOffer): ServiceCard {
  return {
    name: service.name,
    description: service.description,
    cost: rateMillionths === 0 ? 'Senza commissioni' : `Commissione ${formatRate(rateMillionths)}`,
    href: service.isOpen ? paths.service(service.slug) : null,
    closedReason: service.isOpen ? null : 'In questo momento non si può pagare online',
  };
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
