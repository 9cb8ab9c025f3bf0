import { Injectable } from '@nestjs/common';
import { parsePersonSearch, type PersonSearch } from '../../domain/person-search.js';
import { Clock } from '../../shared/clock.js';
import { Ids, isToken } from '../../shared/ids.js';
import { open, seal } from '../../shared/secret-box.js';
import { FilterStore } from '../persistence/filter.store.js';
import { StaffKeys } from '../sign-in/staff-keys.js';
import type { SignedIn } from '../staff.js';

/** A day's work; a bookmark of somebody's data should not outlive it. */
const LIFETIME_MS = 8 * 3_600_000;

/** Whom somebody is looking for, as it was typed and as it was understood. */
export interface SoughtPerson {
  readonly typed: string;
  readonly search: PersonSearch;
}

/** Keeps whom somebody is looking for, so that addresses, logs and histories of browsers hold an id and no name. */
@Injectable()
export class PersonFilters {
  constructor(
    private readonly store: FilterStore,
    private readonly keys: StaffKeys,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The id to put into the address. It opens for its owner only, for eight hours. */
  async keep({ account }: SignedIn, typed: string): Promise<string> {
    const id = this.ids.token();
    const createdAt = this.clock.now();
    const sealed = seal(this.keys.personFilterKey, id, Buffer.from(typed, 'utf8'));
    const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
    await this.store.insert({ id, staffId: account.id, sealed, createdAt, expiresAt });
    return id;
  }

  /** Whom the filter stands for; undefined when it is over, somebody else's, or none, or closed with another SESSION_SECRET. */
  async find({ account }: SignedIn, id: string): Promise<SoughtPerson | undefined> {
    if (!isToken(id)) return undefined;
    const sealed = await this.store.find(id, account.id, this.clock.now());
    if (sealed === undefined) return undefined;
    const typed = this.openTyped(id, sealed);
    if (typed === undefined) return undefined;
    const result = parsePersonSearch(typed);
    return result.ok ? { typed, search: result.person } : undefined;
  }

  /**
   * What the audit trail keeps of whom somebody looked for: a keyed hash, the same for the same text, so that who
   * searched a citizen can be found by whoever knows the citizen, and nobody can be read out of the trail.
   */
  markOf(person: PersonSearch): string {
    return this.keys.hash('person', person.by, textOf(person)).toString('hex');
  }

  private openTyped(id: string, sealed: Buffer): string | undefined {
    try {
      return open(this.keys.personFilterKey, id, sealed).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

function textOf(person: PersonSearch): string {
  switch (person.by) {
    case 'taxCode':
      return person.taxCode;
    case 'email':
      return person.email;
    case 'name':
      return person.name;
  }
}
