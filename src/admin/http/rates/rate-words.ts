import type { StoredRate } from '../../../catalog/commission-rates.js';
import type { ServiceView } from '../../../catalog/service-view.js';
import { formatRate } from '../../../domain/commission.js';
import type { RateState } from '../../../domain/dated-rate.js';

export const RATES_CRUMB = { label: 'Commissioni', href: '/admin/commissioni' };

export const rateStateLabels: Readonly<Record<RateState, string>> = {
  'in-force': 'In vigore',
  future: 'Prevista',
  past: 'Passata',
  withdrawn: 'Ritirata',
};

/** "1,522843%"; "Nessuna (0%)"; "Come la generale" for a service that has none of its own. */
export function rateText(rateMillionths: number | null): string {
  if (rateMillionths === null) return 'Come la generale';
  return rateMillionths === 0 ? 'Nessuna (0%)' : formatRate(rateMillionths);
}

/** Whom a rate is for. */
export function scopeText(serviceId: number | null, services: readonly ServiceView[]): string {
  if (serviceId === null) return 'Tutti i servizi';
  return services.find(({ id }) => id === serviceId)?.name ?? `Servizio ${serviceId}`;
}

/** Who decided a rate: a name, or the installation, which nobody signed. */
export function deciderText({ createdBy }: StoredRate, names: ReadonlyMap<number, string>): string {
  return createdBy === null ? 'Installazione' : (names.get(createdBy) ?? `Account ${createdBy}`);
}
