import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../env.js';
import { Clock } from '../shared/clock.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import type { Transaction } from '../shared/database.js';
import { MatchBatches } from './matching/match-batches.js';
import { lockReconciliation } from './persistence/bank-file.statements.js';
import { ImportDatabase } from './persistence/import-database.js';
import { MatchingStore } from './persistence/matching.store.js';

/**
 * Finds out what each bank line is about: lines of the list by order or transaction code; credits by the code in their
 * causale, else as the batch of a day. It makes links and takes back its own, never those of staff; run again it
 * changes nothing, and whatever the order in which files come, the links are the same.
 */
@Injectable()
export class MatchBankLines {
  private readonly batches: MatchBatches;

  constructor(
    private readonly database: ImportDatabase,
    private readonly store: MatchingStore,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.batches = new MatchBatches(store, environment.bank.shopId);
  }

  /** Everything that is open, on demand. */
  async execute(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(lockReconciliation, []);
      await this.within(tx, null);
    });
  }

  /** In the transaction that loads a file, under its lock; `fileId` narrows the lines of lists to those of the file. */
  async within(tx: Transaction, fileId: number | null): Promise<void> {
    const at = this.clock.now();
    await this.store.matchLists(tx, fileId, at);
    if (fileId !== null) await this.store.undoBatchesOf(tx, fileId);
    await this.store.replaceLines(tx);
    await this.store.matchReferences(tx, at);
    await this.batches.execute(tx, at);
  }
}
