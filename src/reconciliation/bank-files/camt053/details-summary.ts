import { MAX_DESCRIPTION_LENGTH } from '../bank-file-record.js';
import type { ElementValues } from './element-values.js';
import { joinCutLines } from '../join-cut-lines.js';

/** Length at which ISO 20022 cuts a remittance text into several. */
const USTRD_LENGTH = 140;

const NOT_PROVIDED = 'NOTPROVIDED';

/** What the transaction details of one entry say together. An entry with many is a batch: one movement all the same. */
export class DetailsSummary {
  private count = 0;
  private single: ElementValues | undefined;
  private texts = '';

  add(details: ElementValues): void {
    this.count += 1;
    this.single = this.count === 1 ? details : undefined;
    // Of a batch of thousands the first ones fill the description.
    if (this.texts.length > MAX_DESCRIPTION_LENGTH) return;
    this.texts += (this.texts === '' ? '' : '; ') + partOfBatch(details);
  }

  /** Reference of whoever ordered it; null for a batch, which has many. */
  get customerReference(): string | undefined {
    return this.single && (endToEndId(this.single) ?? this.single.first('RmtInf/Strd/CdtrRefInf/Ref'));
  }

  get bankReference(): string | undefined {
    return this.single?.first('Refs/AcctSvcrRef');
  }

  /** The texts of a single transaction, or of a batch each transaction's reference, amount and text. */
  get description(): string {
    if (this.single === undefined) return this.texts;
    return distinct([...remittance(this.single), ...this.single.all('AddtlTxInf')]).join(' ');
  }

  /** Who is on the other side: the payer of a credit, the payee of a debit. */
  counterparty(isCredit: boolean): string | undefined {
    const role = isCredit ? 'Dbtr' : 'Cdtr';
    return this.single?.first(`RltdPties/${role}/Nm`, `RltdPties/${role}/Pty/Nm`);
  }
}

function partOfBatch(details: ElementValues): string {
  const amount = details.first('Amt', 'AmtDtls/TxAmt/Amt');
  const parts = [endToEndId(details), amount, ...remittance(details)];
  return distinct(parts.filter((part) => part !== undefined)).join(' ');
}

function remittance(details: ElementValues): string[] {
  return [joinCutLines(details.all('RmtInf/Ustrd'), USTRD_LENGTH), ...details.all('RmtInf/Strd/CdtrRefInf/Ref')];
}

function endToEndId(details: ElementValues): string | undefined {
  const id = details.first('Refs/EndToEndId');
  return id === NOT_PROVIDED ? undefined : id;
}

/** Banks write the same text in several places: what is already said is left out. */
function distinct(texts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const text of texts) {
    if (text !== '' && !kept.some((earlier) => earlier.includes(text))) kept.push(text);
  }
  return kept;
}
