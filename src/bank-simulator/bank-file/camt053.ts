import { branch, leaf, xmlDocument } from '../protocol/xml.js';
import { ACCOUNT, statementNumber } from './account.js';
import { euros } from './euros.js';
import type { Movement, Statement } from './statement.js';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** Writes a statement as ISO 20022 camt.053.001.08; the same day gives the same bytes. */
export function camt053(statement: Statement): string {
  const { day, openingCents, closingCents, movements } = statement;
  const id = `STMT${day.replaceAll('-', '')}`;
  const created = leaf('CreDtTm', `${day}T20:00:00`);
  const report = branch('Stmt', [
    leaf('Id', id),
    leaf('ElctrncSeqNb', String(statementNumber(day))),
    created,
    branch('FrToDt', [leaf('FrDtTm', `${day}T00:00:00`), leaf('ToDtTm', `${day}T23:59:59`)]),
    branch('Acct', [branch('Id', [leaf('IBAN', ACCOUNT.iban)]), leaf('Ccy', ACCOUNT.currency)]),
    balance('OPBD', openingCents, day),
    balance('CLBD', closingCents, day),
    ...movements.map(entry),
  ]);
  const header = branch('GrpHdr', [leaf('MsgId', id), created]);
  return xmlDocument(branch('Document', [branch('BkToCstmrStmt', [header, report])], { xmlns: NAMESPACE }));
}

function balance(code: 'OPBD' | 'CLBD', cents: number, day: string): string {
  const type = branch('Tp', [branch('CdOrPrtry', [leaf('Cd', code)])]);
  return branch('Bal', [type, ...signedAmount(cents), date('Dt', day)]);
}

function entry(movement: Movement): string {
  const { amountCents, bookingDay, description, orderId, reference } = movement;
  const details = branch('TxDtls', [
    branch('Refs', [leaf('EndToEndId', orderId ?? 'NOTPROVIDED')]),
    ...signedAmount(amountCents),
    branch('RmtInf', [leaf('Ustrd', description)]),
  ]);
  return branch('Ntry', [
    leaf('NtryRef', reference),
    ...signedAmount(amountCents),
    branch('Sts', [leaf('Cd', 'BOOK')]),
    date('BookgDt', bookingDay),
    date('ValDt', bookingDay),
    leaf('AcctSvcrRef', reference),
    transactionCode(amountCents),
    branch('NtryDtls', [details]),
    leaf('AddtlNtryInf', description),
  ]);
}

/** Merchant card transactions: payments by card, and what is given back. */
function transactionCode(cents: number): string {
  const family = branch('Fmly', [leaf('Cd', 'MCRD'), leaf('SubFmlyCd', cents < 0 ? 'RIMB' : 'POSC')]);
  return branch('BkTxCd', [branch('Domn', [leaf('Cd', 'PMNT'), family])]);
}

function signedAmount(cents: number): string[] {
  return [
    leaf('Amt', euros(Math.abs(cents), '.'), { Ccy: ACCOUNT.currency }),
    leaf('CdtDbtInd', cents < 0 ? 'DBIT' : 'CRDT'),
  ];
}

function date(name: string, day: string): string {
  return branch(name, [leaf('Dt', day)]);
}
