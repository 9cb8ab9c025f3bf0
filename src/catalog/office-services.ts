import { Injectable } from '@nestjs/common';
import type { OfficeService, VersionEntry } from './office-service.js';
import { OfficeServiceStore } from './persistence/office-service.store.js';

/** What the office's pages read of services, drafts included. */
@Injectable()
export class OfficeServices {
  constructor(private readonly store: OfficeServiceStore) {}

  /** In the order of the home page. */
  async list(): Promise<readonly OfficeService[]> {
    return this.store.list();
  }

  /** Null when there is no such service. */
  async find(id: number): Promise<OfficeService | null> {
    return (await this.store.find(id)) ?? null;
  }

  /** Newest first, the last 200; none for a service that nobody has changed since it was installed. */
  async versions(id: number): Promise<readonly VersionEntry[]> {
    return this.store.versions(id);
  }
}
