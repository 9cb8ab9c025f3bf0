import { MAX_DESCRIPTION_LENGTH, type MovementRecord } from '../bank-file-record.js';
import { type AccountOwnerInformation, accountOwnerInformation } from './account-owner-information.js';

/** Text of field 86 that is kept while it is read: the standard has six lines of 65 characters. */
const ENOUGH_INFORMATION = 4 * MAX_DESCRIPTION_LENGTH;

/** A movement whose causale is still being read. */
export class PendingMovement {
  private readonly information: string[] = [];
  private informationLength = 0;
  private details = '';

  constructor(private readonly line: Omit<MovementRecord, 'description'>) {}

  /** A line of field 86. */
  addInformation(line: string): void {
    if (this.informationLength > ENOUGH_INFORMATION) return;
    this.information.push(line);
    this.informationLength += line.length;
  }

  /** The second line of field 61. */
  addDetails(line: string): void {
    this.details = line.trim();
  }

  complete(): MovementRecord {
    const { description, reference }: AccountOwnerInformation = accountOwnerInformation(this.information);
    const text = [description, this.details].filter((part) => part !== '').join(' ');
    return {
      ...this.line,
      customerReference: this.line.customerReference ?? reference ?? null,
      description: text.slice(0, MAX_DESCRIPTION_LENGTH),
    };
  }
}
