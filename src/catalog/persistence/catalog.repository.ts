import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { DatedRate } from '../../domain/dated-rate.js';
import type { Opening } from '../../domain/service-opening.js';
import type { ServiceAmount, ServiceView } from '../service-view.js';
import { CommissionRateEntity } from './commission-rate.entity.js';
import { ServiceEntity } from './service.entity.js';
import { ServiceFieldEntity } from './service-field.entity.js';
import { ServicePriceEntity } from './service-price.entity.js';

/** A service as it stands, whenever that is: whether it can be paid is a matter of the day. */
export interface ListedService {
  readonly opening: Opening;
  readonly facts: Omit<ServiceView, 'isOpen' | 'opensOn'>;
}

/** The whole catalog as it stands: small, and read together so that it is consistent. */
export interface CatalogContent {
  readonly services: readonly ListedService[];
  readonly rates: readonly DatedRate[];
}

/** Reads published services, prices, fields and rates. */
@Injectable()
export class CatalogRepository {
  constructor(private readonly dataSource: DataSource) {}

  async load(): Promise<CatalogContent> {
    // One snapshot: a service never appears with the prices of another moment.
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const services = await tx.find(ServiceEntity, {
        where: { isPublished: true },
        order: { position: 'ASC', id: 'ASC' },
      });
      const prices = await tx.find(ServicePriceEntity, { where: { isActive: true }, order: { position: 'ASC' } });
      const fields = await tx.find(ServiceFieldEntity, { order: { position: 'ASC' } });
      const rates = await tx.find(CommissionRateEntity, { where: { withdrawnAt: IsNull() } });
      return {
        services: services.map((service) =>
          toListed(
            service,
            prices.filter((price) => price.serviceId === service.id),
            fields.filter((field) => field.serviceId === service.id),
          ),
        ),
        rates,
      };
    });
  }
}

function toListed(
  service: ServiceEntity,
  prices: readonly ServicePriceEntity[],
  fields: readonly ServiceFieldEntity[],
): ListedService {
  const { id, slug, name, description, minAmountCents, maxAmountCents, descriptionMaxLength, accountingCode } = service;
  const { isOpen, opensOn, closesOn } = service;
  return {
    opening: { isOpen, opensOn, closesOn },
    facts: {
      id,
      slug,
      name,
      description,
      minAmountCents,
      maxAmountCents,
      descriptionMaxLength,
      accountingCode,
      amount: toAmount(service, prices),
      fields,
      office: { name: service.officeName, email: service.officeEmail, phone: service.officePhone },
    },
  };
}

function toAmount(service: ServiceEntity, prices: readonly ServicePriceEntity[]): ServiceAmount {
  switch (service.amountKind) {
    case 'free':
      return { kind: 'free' };
    case 'fixed':
      if (service.fixedAmountCents === null) throw new Error(`service ${service.slug} has no fixed amount`);
      return { kind: 'fixed', amountCents: service.fixedAmountCents };
    case 'price-list':
      return { kind: 'price-list', prices };
  }
}
