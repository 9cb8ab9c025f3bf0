import type { DataSource, EntityManager } from 'typeorm';
import { SEEDED_RATE_MILLIONTHS, seededServices, type SeededField, type SeededService } from './services.seed.js';

/** Before any payment that this software can have taken, so that the first rate is in force from the start. */
const FIRST_DAY = new Date('2007-01-01T00:00:00Z');
const OFFICE = {
  name: 'Servizio di Tesoreria Comunale',
  email: 'tesoreria@comune.monopoli.example',
  phone: '080 4140111',
};

/** Fills the catalog of a new installation; does nothing when there is any service. */
export async function seedCatalog(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (tx) => {
    const [row] = await tx.query<{ count: number }[]>('select count(*)::int as count from service');
    if (row !== undefined && row.count > 0) return;
    for (const [index, service] of seededServices.entries()) await insertService(tx, service, (index + 1) * 10);
    await tx.query(
      `insert into commission_rate (rate_millionths, valid_from, reason, created_at) values ($1, $2, $3, $2)`,
      [SEEDED_RATE_MILLIONTHS, FIRST_DAY, 'Commissione della convenzione di tesoreria'],
    );
  });
}

async function insertService(tx: EntityManager, service: SeededService, position: number): Promise<void> {
  const [row] = await tx.query<{ id: number }[]>(
    `insert into service (slug, name, description, position, amount_kind, office_name, office_email, office_phone, created_at, updated_at)
     values ($1, $2, $3, $4, 'free', $5, $6, $7, $8, $8) returning id`,
    [service.slug, service.name, service.description, position, OFFICE.name, OFFICE.email, OFFICE.phone, FIRST_DAY],
  );
  if (row === undefined) throw new Error(`service ${service.slug} was not inserted`);
  for (const [index, field] of service.fields.entries()) await insertField(tx, row.id, field, (index + 1) * 10);
}

async function insertField(tx: EntityManager, serviceId: number, field: SeededField, position: number): Promise<void> {
  await tx.query(
    `insert into service_field (service_id, position, key, label, hint, kind, max_length, choices, min_number, max_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      serviceId,
      position,
      field.key,
      field.label,
      field.hint ?? null,
      field.kind,
      field.maxLength ?? null,
      field.choices ?? null,
      field.minNumber ?? null,
      field.maxNumber ?? null,
    ],
  );
}
