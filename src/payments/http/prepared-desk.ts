import { Injectable } from '@nestjs/common';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { ServiceView } from '../../catalog/service-view.js';
import { checkPaymentForm } from '../../domain/payment-form.js';
import { payerFieldNames, type PaymentFormInput } from '../../domain/form-fields.js';
import { Clock } from '../../shared/clock.js';
import { readText } from '../../shared/http/form-text.js';
import { isToken } from '../../shared/ids.js';
import { PreparedStore } from '../persistence/prepared.store.js';
import { fixedNamesOf } from './form-body.js';
import type { Preparation } from './form-place.js';
import { rulesOf } from './service-rules.js';

/** What a citizen's link leads to. `over`: the time has passed, or the service or its prices have changed. */
export type OpenedPreparation =
  | { readonly kind: 'unknown' | 'over' }
  | { readonly kind: 'made'; readonly paymentId: string }
  | { readonly kind: 'payable'; readonly service: ServiceView; readonly preparation: Preparation };

/** Opens what another program has prepared, and holds on to what that program has fixed. */
@Injectable()
export class PreparedDesk {
  constructor(
    private readonly store: PreparedStore,
    private readonly catalog: CatalogService,
    private readonly clock: Clock,
  ) {}

  /** @param publicId also comes as a field of a form, where anything may stand. */
  async open(publicId: string): Promise<OpenedPreparation> {
    const found = isToken(publicId) ? await this.store.findToPay(publicId) : null;
    if (found === null) return { kind: 'unknown' };
    if (found.paymentId !== null) return { kind: 'made', paymentId: found.paymentId };
    const { id, amountCents, fields } = found;
    const service = await this.catalog.findPayable(found.serviceSlug);
    if (fields === null || service === null || found.expiresAt <= this.clock.now()) return { kind: 'over' };
    const preparation = { id, publicId, amountCents, fields };
    return isStillRight(service, preparation) ? { kind: 'payable', service, preparation } : { kind: 'over' };
  }
}

/** The citizen's payer with everything that was fixed: whatever else came with the form is not looked at. */
export function withFixedFields(
  input: PaymentFormInput,
  service: ServiceView,
  { fields }: Preparation,
): PaymentFormInput {
  const fixed = fixedNamesOf(service).map((name) => [name, fields[name] ?? ''] as const);
  return { ...input, ...Object.fromEntries(fixed) };
}

/** Whether a form that came back says something else than what was fixed. */
export function differsFrom(body: unknown, service: ServiceView, { fields }: Preparation): boolean {
  if (readText(body, 'service') !== service.slug) return true;
  // Browsers send line ends of a text as CR LF, programs as they like.
  const same = (text: string): string => text.replace(/\r\n?/g, '\n');
  return fixedNamesOf(service).some((name) => same(readText(body, name)) !== same(fields[name] ?? ''));
}

/**
 * The office may have changed prices and fields since: nobody pays another amount than the one that was asked of them.
 */
function isStillRight(service: ServiceView, { amountCents, fields }: Preparation): boolean {
  const checked = checkPaymentForm(fields, rulesOf(service));
  if (checked.ok) return checked.form.amountCents === amountCents;
  const payerNames: readonly string[] = payerFieldNames;
  return checked.errors.every(({ field }) => payerNames.includes(field));
}
