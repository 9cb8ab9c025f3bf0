import { Injectable } from '@nestjs/common';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { ServiceView } from '../../catalog/service-view.js';
import { PreparePayment, type PreparationError } from '../../payments/prepare-payment.js';
import type { PreparedPayment } from '../../payments/prepared-payment.js';
import { type ApiKey, isForService } from '../api-key.js';
import { ApiProblem, type FieldProblem } from './problem.js';
import { escapePointer, readPreparation, type ReadPreparation } from './read-preparation.js';

/** Turns what a program sent into a prepared payment, or into the problem that tells it what to mend. */
@Injectable()
export class PreparationDesk {
  constructor(
    private readonly catalog: CatalogService,
    private readonly preparePayment: PreparePayment,
  ) {}

  /** @throws ApiProblem for whatever is not accepted. */
  async prepare(key: ApiKey, body: unknown): Promise<{ readonly isNew: boolean; readonly prepared: PreparedPayment }> {
    const reading = readPreparation(body);
    if (!reading.ok) throw invalid(reading.errors);
    const { preparation } = reading;
    const { externalId } = preparation;
    if (!isForService(key, preparation.service)) {
      throw new ApiProblem('service-not-allowed', 'An administrator chooses the services of a key.');
    }
    const request = body as object;
    const repeated = await this.preparePayment.findRepeated(key.id, externalId, request);
    if (repeated === 'different') throw reused();
    if (repeated !== null) return { isNew: false, prepared: repeated };
    const service = await this.findService(preparation);
    const { input } = preparation;
    const result = await this.preparePayment.execute({ keyId: key.id, externalId, service, input, body: request });
    if (result.kind === 'different') throw reused();
    if (result.kind === 'wrong') throw invalid(result.errors.map(toFieldProblem));
    return result;
  }

  private async findService(preparation: ReadPreparation): Promise<ServiceView> {
    const service = await this.catalog.findPayable(preparation.service);
    if (service === null) {
      throw invalid([{ pointer: '/service', code: 'SERVICE.UNKNOWN', message: 'No open service has this slug.' }]);
    }
    const errors = [...strangeNames(service, preparation), ...amountErrors(service, preparation)];
    if (errors.length > 0) throw invalid(errors);
    return service;
  }
}

function invalid(errors: readonly FieldProblem[]): ApiProblem {
  return new ApiProblem('invalid-data', 'Nothing was prepared. See errors.', { errors });
}

function reused(): ApiProblem {
  return new ApiProblem('external-id-reused', 'This key has prepared something else under this externalId.');
}

/** What this service does not ask: whoever sends it takes it for another. */
function strangeNames({ fields, amount }: ServiceView, { extraKeys, input }: ReadPreparation): FieldProblem[] {
  const unknown = extraKeys.filter((key) => !fields.some((field) => field.key === key));
  const pointers = unknown.map((key) => `/extraFields/${escapePointer(key)}`);
  const hasStrangePrice = amount.kind !== 'price-list' && input.priceId !== undefined;
  return [...pointers, ...(hasStrangePrice ? ['/priceId'] : [])].map((pointer) => ({
    pointer,
    code: 'NAME.UNKNOWN',
    message: 'The service has no such field.',
  }));
}

/** An amount that the service decides may be left out; when it is sent it must be the right one. */
function amountErrors({ amount }: ServiceView, { amountCents, input }: ReadPreparation): FieldProblem[] {
  if (amountCents === undefined || amount.kind === 'free') return [];
  const price = amount.kind === 'fixed' ? amount : amount.prices.find(({ id }) => String(id) === input.priceId);
  if (price === undefined || price.amountCents === amountCents) return [];
  const message = `The service asks for ${price.amountCents} cents.`;
  return [{ pointer: '/amountCents', code: 'AMOUNT.DIFFERENT', message }];
}

/** The form's field as a place in the request. */
function toFieldProblem({ field, code, message }: PreparationError): FieldProblem {
  return { pointer: pointerOf(field), code, message };
}

function pointerOf(field: string): string {
  if (field === 'amount') return '/amountCents';
  if (field === 'priceId' || field === 'description') return `/${field}`;
  return field.startsWith('extra_') ? `/extraFields/${field.slice('extra_'.length)}` : `/payer/${field}`;
}
