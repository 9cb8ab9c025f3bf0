import type { BankFileRequest } from './bank-file-request.js';
import { camt053 } from './camt053.js';
import { mt940 } from './mt940.js';
import { statementOf } from './statement.js';
import { transactionList } from './transaction-list.js';
import type { BankRecords } from './transactions.js';

/** A file ready to be sent. */
export interface BankFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}

/** Writes what the bank would send for a day: the same books and request always give the same file. */
export function writeBankFile(request: BankFileRequest, records: BankRecords): BankFile {
  switch (request.format) {
    case 'camt053':
      return {
        name: `camt053-${request.day}.xml`,
        contentType: 'application/xml; charset=utf-8',
        content: camt053(statementOf(request, records)),
      };
    case 'mt940':
      return {
        name: `mt940-${request.day}.sta`,
        contentType: 'text/plain; charset=utf-8',
        content: mt940(statementOf(request, records)),
      };
    case 'csv':
      return {
        name: `transazioni-${request.day}.csv`,
        contentType: 'text/csv; charset=utf-8',
        content: transactionList(request, records),
      };
  }
}
