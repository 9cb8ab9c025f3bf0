/** Parts of a statement that are read as a whole, the part within which each stands, and what is wanted of it. */
export type Part = 'Stmt' | 'Bal' | 'Ntry' | 'TxDtls';

export interface WantedElements {
  readonly part: Part;
  readonly within: Part | undefined;
  readonly paths: ReadonlySet<string>;
}

/**
 * ISO 20022 camt.053.001 in its versions 02, 04 and 08. They differ in little of what is wanted here: a status is a
 * text until 04 and `Sts/Cd` in 08, the amount of a detail stands in `AmtDtls` until 02, a party has a `Pty` in 08.
 */
const WANTED: readonly WantedElements[] = [
  wanted('Stmt', undefined, ['Id', 'ElctrncSeqNb', 'LglSeqNb', 'Acct/Id/IBAN', 'Acct/Id/Othr/Id', 'Acct/Ccy']),
  wanted('Bal', 'Stmt', ['Tp/CdOrPrtry/Cd', 'Amt', 'Amt@Ccy', 'CdtDbtInd', 'Dt/Dt', 'Dt/DtTm']),
  wanted('Ntry', 'Stmt', [
    ...['NtryRef', 'Amt', 'Amt@Ccy', 'CdtDbtInd', 'Sts', 'Sts/Cd', 'AcctSvcrRef', 'AddtlNtryInf'],
    ...['BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm'],
    ...['BkTxCd/Domn/Cd', 'BkTxCd/Domn/Fmly/Cd', 'BkTxCd/Domn/Fmly/SubFmlyCd', 'BkTxCd/Prtry/Cd'],
  ]),
  wanted('TxDtls', 'Ntry', [
    ...['Refs/EndToEndId', 'Refs/AcctSvcrRef', 'Amt', 'AmtDtls/TxAmt/Amt'],
    ...['RmtInf/Ustrd', 'RmtInf/Strd/CdtrRefInf/Ref', 'AddtlTxInf'],
    ...['RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm', 'RltdPties/Cdtr/Nm', 'RltdPties/Cdtr/Pty/Nm'],
  ]),
];
const BY_NAME: ReadonlyMap<string, WantedElements> = new Map(WANTED.map((elements) => [elements.part, elements]));

/** What is wanted of the part that an element begins within another; undefined when it begins none. */
export function partBegunBy(name: string, within: Part | undefined): WantedElements | undefined {
  const elements = BY_NAME.get(name);
  return elements?.within === within ? elements : undefined;
}

function wanted(part: Part, within: Part | undefined, paths: readonly string[]): WantedElements {
  return { part, within, paths: new Set(paths) };
}
