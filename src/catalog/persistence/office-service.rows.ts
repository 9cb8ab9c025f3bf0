import type { ModelAmount, ModelField, ModelPrice, ServiceModel } from '../../domain/service-model.js';
import { WIDEST_LIMITS } from '../../domain/service-model.js';
import type { OfficeService } from '../office-service.js';

/** One row of `office-service`. The version's columns are null where none is kept. */
export interface OfficeServiceRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly isPublished: boolean;
  readonly isOpen: boolean;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly amountKind: ModelAmount['kind'];
  readonly fixedAmountCents: number | null;
  readonly minAmountCents: number;
  readonly maxAmountCents: number;
  readonly descriptionMaxLength: number;
  readonly officeName: string;
  readonly officeEmail: string | null;
  readonly officePhone: string | null;
  readonly accountingCode: string | null;
  readonly prices: readonly ModelPrice[];
  readonly fields: readonly ModelField[];
  readonly number: number | null;
  readonly model: ServiceModel;
  readonly authorId: number | null;
  readonly at: Date;
  readonly publishedNumber: number | null;
}

export function toOfficeService(row: OfficeServiceRow): OfficeService {
  const { id, slug, isOpen, opensOn, closesOn, number, model, authorId, at, publishedNumber } = row;
  return {
    id,
    slug,
    publishedNumber,
    opening: { isOpen, opensOn, closesOn },
    live: row.isPublished ? liveModel(row) : null,
    latest: number === null ? null : { number, model, authorId, at },
  };
}

function liveModel(row: OfficeServiceRow): ServiceModel {
  const { slug, name, description, descriptionMaxLength, fields, accountingCode } = row;
  return {
    slug,
    name,
    description,
    descriptionMaxLength,
    fields,
    accountingCode,
    amount: amountOf(row),
    office: { name: row.officeName, email: row.officeEmail, phone: row.officePhone },
  };
}

function amountOf(row: OfficeServiceRow): ModelAmount {
  switch (row.amountKind) {
    case 'free':
      return { kind: 'free', minCents: row.minAmountCents, maxCents: row.maxAmountCents };
    case 'fixed':
      // A constraint says that a fixed amount is there.
      return { kind: 'fixed', amountCents: row.fixedAmountCents ?? 0 };
    case 'price-list':
      return { kind: 'price-list', prices: row.prices };
  }
}

/** The columns of `service` that a model fills, in the order of the statements: $1 to $12. */
export function modelColumns({ slug, name, description, amount, office, ...rest }: ServiceModel): readonly unknown[] {
  const { minCents, maxCents } = amount.kind === 'free' ? amount : WIDEST_LIMITS;
  const fixedCents = amount.kind === 'fixed' ? amount.amountCents : null;
  return [
    slug,
    name,
    description,
    amount.kind,
    fixedCents,
    minCents,
    maxCents,
    rest.descriptionMaxLength,
    office.name,
    office.email,
    office.phone,
    rest.accountingCode,
  ];
}
