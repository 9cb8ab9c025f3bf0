import { Injectable } from '@nestjs/common';
import type { ServiceModel } from '../../domain/service-model.js';
import type { Opening } from '../../domain/service-opening.js';
import { Database, type Executor, type Transaction } from '../../shared/database.js';
import type { OfficeService, ServiceVersion, VersionEntry } from '../office-service.js';
import { modelColumns, type OfficeServiceRow, toOfficeService } from './office-service.rows.js';
import * as statements from './office-service.statements.js';

/** Services, their versions and publications, as the office changes them. */
@Injectable()
export class OfficeServiceStore {
  constructor(private readonly database: Database) {}

  /** In the order of the home page. */
  async list(): Promise<OfficeService[]> {
    const rows = await this.database.query<OfficeServiceRow>(statements.selectServices, []);
    return rows.map(toOfficeService);
  }

  async find(id: number, executor: Executor = this.database): Promise<OfficeService | undefined> {
    const [row] = await executor.query<OfficeServiceRow>(statements.selectService, [id]);
    return row === undefined ? undefined : toOfficeService(row);
  }

  /** The service with its row locked to the end of the transaction. */
  async lock(tx: Transaction, id: number): Promise<OfficeService | undefined> {
    const [row] = await tx.query<{ id: number }>(statements.lockService, [id]);
    return row === undefined ? undefined : this.find(id, tx);
  }

  /** Ids of all services, locked, in their order. */
  async lockOrder(tx: Transaction): Promise<number[]> {
    return (await tx.query<{ id: number }>(statements.lockServices, [])).map(({ id }) => id);
  }

  async setOrder(tx: Transaction, ids: readonly number[], at: Date): Promise<void> {
    await tx.query(statements.changeOrder, [ids, at]);
  }

  /** @throws DatabaseError of `service_slug_key` when the address is another service's. */
  async insert(tx: Transaction, model: ServiceModel, at: Date): Promise<number> {
    const [row] = await tx.query<{ id: number }>(statements.insertService, [...modelColumns(model), at]);
    if (row === undefined) throw new Error(`service ${model.slug} was not inserted`);
    return row.id;
  }

  /** @throws DatabaseError of `service_slug_key` when the address is another service's. */
  async setSlug(tx: Transaction, id: number, slug: string, at: Date): Promise<void> {
    await tx.query(statements.changeSlug, [id, slug, at]);
  }

  async setOpening(tx: Transaction, id: number, { isOpen, opensOn, closesOn }: Opening, at: Date): Promise<void> {
    await tx.query(statements.changeOpening, [id, isOpen, opensOn, closesOn, at]);
  }

  async addVersion(tx: Transaction, id: number, { number, model, authorId, at }: ServiceVersion): Promise<void> {
    await tx.query(statements.insertVersion, [id, number, JSON.stringify(model), authorId, at]);
  }

  async addPublication(
    tx: Transaction,
    id: number,
    { number, authorId, at }: Pick<ServiceVersion, 'number' | 'authorId' | 'at'>,
  ): Promise<void> {
    await tx.query(statements.insertPublication, [id, number, authorId, at]);
  }

  /** Makes the model what citizens see. */
  async writeLive(tx: Transaction, id: number, model: ServiceModel, at: Date): Promise<void> {
    const prices = model.amount.kind === 'price-list' ? model.amount.prices : [];
    await tx.query(statements.publishService, [...modelColumns(model), at, id]);
    await tx.query(statements.retirePrices, [id, prices.map(({ label }) => label)]);
    await tx.query(statements.writePrices, [id, JSON.stringify(prices)]);
    await tx.query(statements.deleteFields, [id]);
    await tx.query(statements.writeFields, [id, JSON.stringify(model.fields)]);
  }

  /** @throws DatabaseError of a foreign key when there are payments, or rates of its own. */
  async remove(tx: Transaction, id: number): Promise<void> {
    await tx.query(statements.deletePrices, [id]);
    await tx.query(statements.deleteFields, [id]);
    await tx.query(statements.deleteService, [id]);
  }

  /** Newest first, the last 200. */
  async versions(id: number): Promise<VersionEntry[]> {
    return this.database.query<VersionEntry>(statements.selectVersions, [id]);
  }
}
