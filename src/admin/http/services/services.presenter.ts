import { draftOf, type OfficeService, workingModel } from '../../../catalog/office-service.js';
import { formatEuro } from '../../../domain/money.js';
import type { ModelAmount } from '../../../domain/service-model.js';
import { NO_PAYMENTS, type ServiceSums } from '../../../payments/payments-by-service.js';
import { adminPaths } from '../../admin-paths.js';
import { serviceState } from '../../service-words.js';
import type { ServiceNotice, ServiceRow, ServicesPage } from './services.page.js';

/** What the list of services is made of. */
export interface ShownServices {
  readonly services: readonly OfficeService[];
  readonly sums: ReadonlyMap<number, ServiceSums>;
  /** In Italy, YYYY-MM-DD. */
  readonly today: string;
  readonly notice: ServiceNotice | null;
}

export function presentServices({ services, sums, today, notice }: ShownServices): ServicesPage {
  return {
    title: 'Servizi',
    breadcrumb: [{ label: 'Servizi' }],
    isPrivate: true,
    notice,
    newHref: adminPaths.newService(),
    orderAction: adminPaths.serviceOrder(),
    services: services.map((service, index): ServiceRow => ({
      id: String(service.id),
      href: adminPaths.service(service.id),
      name: workingModel(service).name,
      state: serviceState(service.live !== null, service.opening, today),
      hasDraft: service.live !== null && draftOf(service) !== null,
      amount: amountText(workingModel(service).amount),
      payments: paymentsText(sums.get(service.id) ?? NO_PAYMENTS),
      mayGoUp: index > 0,
      mayGoDown: index < services.length - 1,
    })),
  };
}

/** "12 pagati, 1.156,96 €"; "nessuno" when nobody has paid. */
export function paymentsText({ payments, collectedPayments, collectedAmountCents }: ServiceSums): string {
  if (payments === 0) return 'nessuno';
  if (collectedPayments === 0) return `nessuno pagato, ${payments} iniziati`;
  return `${collectedPayments} ${collectedPayments === 1 ? 'pagato' : 'pagati'}, ${formatEuro(collectedAmountCents)}`;
}

function amountText(amount: ModelAmount): string {
  switch (amount.kind) {
    case 'free':
      return 'libero';
    case 'fixed':
      return `fisso, ${formatEuro(amount.amountCents)}`;
    case 'price-list':
      return amount.prices.length === 1 ? 'listino di una voce' : `listino di ${amount.prices.length} voci`;
  }
}
