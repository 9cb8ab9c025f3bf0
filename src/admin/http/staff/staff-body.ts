import { staffFieldNames, type StaffInput } from '../../../domain/staff-form.js';
import { readText } from '../../../shared/http/form-text.js';

/** What was typed in the form of an account; everything else that came is left aside. */
export function readStaffForm(body: unknown): StaffInput {
  return Object.fromEntries(staffFieldNames.map((name) => [name, readText(body, name)])) as unknown as StaffInput;
}
