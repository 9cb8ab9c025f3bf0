import { Injectable } from '@nestjs/common';
import type { StaffDetails } from '../../domain/staff-form.js';
import type { StaffRole } from '../../domain/staff-permissions.js';
import { Database, type Transaction } from '../../shared/database.js';
import type { StaffAccount } from '../staff.js';
import * as statements from './staff.statements.js';

export interface NewStaff extends StaffDetails {
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** The accounts. Whoever changes one holds its row locked, and records the change in the same transaction. */
@Injectable()
export class StaffStore {
  constructor(private readonly database: Database) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(statements.count, []);
    return row?.count ?? 0;
  }

  async list(): Promise<StaffAccount[]> {
    return this.database.query<StaffAccount>(statements.list, []);
  }

  async find(id: number): Promise<StaffAccount | undefined> {
    return (await this.database.query<StaffAccount>(statements.findById, [id]))[0];
  }

  async lock(tx: Transaction, id: number): Promise<StaffAccount | undefined> {
    return (await tx.query<StaffAccount>(statements.lockById, [id]))[0];
  }

  async findByUsername(username: string): Promise<(StaffAccount & { readonly passwordHash: string }) | undefined> {
    // Nobody is called so, and PostgreSQL takes no such text.
    if (username.includes('\0')) return undefined;
    const rows = await this.database.query<StaffAccount & { passwordHash: string }>(statements.findByUsername, [
      username,
    ]);
    return rows[0];
  }

  async passwordHashOf(id: number): Promise<string | undefined> {
    const [row] = await this.database.query<{ passwordHash: string }>(statements.readPasswordHash, [id]);
    return row?.passwordHash;
  }

  /** The id of the new account; undefined when the username is taken. */
  async insert(tx: Transaction, staff: NewStaff, at: Date): Promise<number | undefined> {
    const [row] = await tx.query<{ id: number }>(statements.insert, [
      staff.username,
      staff.fullName,
      staff.role,
      staff.passwordHash,
      staff.mustChangePassword,
      staff.expiry?.on ?? null,
      staff.expiry?.purpose ?? null,
      at,
    ]);
    return row?.id;
  }

  /** @throws DatabaseError `staff_keeps_an_admin` when this would disable the last active administrator. */
  async setActive(tx: Transaction, id: number, isActive: boolean, at: Date): Promise<void> {
    await tx.query(statements.setState, [id, isActive ? 'active' : 'disabled', at]);
  }

  /** @throws DatabaseError `staff_keeps_an_admin` when no active administrator would be left. */
  async setAccess(
    tx: Transaction,
    id: number,
    access: { readonly role: StaffRole; readonly expiry: StaffDetails['expiry'] },
    at: Date,
  ): Promise<void> {
    const { role, expiry } = access;
    await tx.query(statements.setAccess, [id, role, expiry?.on ?? null, expiry?.purpose ?? null, at]);
  }

  async setPassword(
    tx: Transaction,
    id: number,
    password: { readonly hash: string; readonly mustChange: boolean },
    at: Date,
  ): Promise<void> {
    await tx.query(statements.setPassword, [id, password.hash, password.mustChange, at]);
  }

  async noteFailure(tx: Transaction, id: number, at: Date): Promise<void> {
    await tx.query(statements.noteFailure, [id, at]);
  }

  async noteSignIn(tx: Transaction, id: number, at: Date): Promise<void> {
    await tx.query(statements.noteSignIn, [id, at]);
  }
}
