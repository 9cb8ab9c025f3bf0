import type { Transaction } from '../../shared/database.js';
import type {
  BankFileRecord,
  FormatRecord,
  MovementRecord,
  StatementClosed,
  StatementOpened,
  TransactionRecord,
} from '../bank-files/bank-file-record.js';
import * as statements from '../persistence/staging.statements.js';
import { RowBatch } from './row-batch.js';

/** What a file says in all. */
export interface StagedFile {
  readonly format: FormatRecord;
  readonly rejects: number;
}

/** A statement between its opening and its closing. */
interface OpenStatement extends StatementOpened {
  readonly order: number;
  movements: number;
  movementsCents: number;
}

/** Brings the records of a file, as they are read, into this transaction's own tables. */
export async function stageBankFile(
  tx: Transaction,
  fileId: number,
  records: AsyncIterable<BankFileRecord>,
): Promise<StagedFile> {
  for (const table of [
    statements.createStaging,
    statements.createStagedTransactions,
    statements.createStagedStatements,
  ]) {
    await tx.query(table, []);
  }
  const staging = new Staging(tx, fileId);
  for await (const record of records) {
    const sent = staging.take(record);
    if (sent !== undefined) await sent;
  }
  return staging.end();
}

class Staging {
  private readonly movements: RowBatch;
  private readonly transactions: RowBatch;
  private readonly statements: RowBatch;
  private readonly rejected: RowBatch;
  private format: FormatRecord | undefined;
  private statement: OpenStatement | undefined;
  private statementCount = 0;
  private rejects = 0;

  constructor(tx: Transaction, fileId: number) {
    this.movements = new RowBatch(tx, statements.stageMovements);
    this.transactions = new RowBatch(tx, statements.stageTransactions);
    this.statements = new RowBatch(tx, statements.stageStatements);
    this.rejected = new RowBatch(tx, statements.insertRejects, [fileId]);
  }

  take(record: BankFileRecord): Promise<void> | undefined {
    switch (record.kind) {
      case 'format':
        this.format = record;
        return undefined;
      case 'statement-opened':
        this.statementCount += 1;
        this.statement = { ...record, order: this.statementCount, movements: 0, movementsCents: 0 };
        return undefined;
      case 'movement':
        return this.addMovement(record);
      case 'statement-closed':
        return this.addStatement(record);
      case 'transaction':
        return this.addTransaction(record);
      case 'reject':
        this.rejects += 1;
        return this.rejected.add(record.lineNumber, record.reason, record.excerpt);
    }
  }

  async end(): Promise<StagedFile> {
    if (this.format === undefined) throw new Error('a file without a format');
    if (this.statement !== undefined) await this.addStatement(undefined);
    for (const batch of [this.movements, this.transactions, this.statements, this.rejected]) await batch.flush();
    return { format: this.format, rejects: this.rejects };
  }

  private addMovement(record: MovementRecord): Promise<void> | undefined {
    const { statement } = this;
    if (statement === undefined) throw new Error('a movement outside of a statement');
    statement.movements += 1;
    statement.movementsCents += record.amountCents;
    return this.movements.add(
      ...[statement.order, record.lineNumber, statement.account, record.amountCents, record.bookingDay],
      ...[record.valueDay, record.bankReference, record.customerReference, record.transactionType, record.description],
    );
  }

  private addTransaction(record: TransactionRecord): Promise<void> | undefined {
    const { lineNumber, type, shopId, orderCode, transactionCode, grossCents, feeCents, netCents, at, day } = record;
    const row = [lineNumber, type, shopId, orderCode, transactionCode, grossCents, feeCents, netCents];
    return this.transactions.add(...row, at.toISOString(), day);
  }

  private addStatement(closed: StatementClosed | undefined): Promise<void> | undefined {
    const { statement } = this;
    if (statement === undefined) throw new Error('a statement that ends before it begins');
    this.statement = undefined;
    return this.statements.add(
      ...[statement.order, statement.lineNumber, statement.statementId, statement.account, statement.number],
      ...[statement.currency, statement.openingCents, closed?.closingCents ?? null, statement.openingDay],
      ...[closed?.closingDay ?? null, statement.movementsCents, statement.movements],
    );
  }
}
