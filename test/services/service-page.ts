import { clean, type SeenPage } from '../support/citizen.js';
import type { StaffBrowser } from '../support/staff.js';

/** The form of a service. */
export const FORM = '#service';

export type Typed = Readonly<Record<string, string>>;

/** Presses one of the form's buttons, with what is typed before. */
export function press(by: StaffBrowser, page: SeenPage, action: string, typed: Typed = {}): Promise<SeenPage> {
  return by.submit(page, FORM, { ...typed, action });
}

/** What a field of the form holds. */
export function valueOf(page: SeenPage, id: string): unknown {
  return page.$(`[id="${id}"]`).val();
}

/** Differences between versions, as they are read. */
export function changesIn(page: SeenPage, within: string): string[] {
  return textsOf(page, `${within} .change-list li`);
}

/** Both texts of a conflict: what, theirs, ours. */
export function conflictRows(page: SeenPage): string[] {
  return textsOf(page, '#conflict tbody tr');
}

function textsOf(page: SeenPage, selector: string): string[] {
  return page
    .$(selector)
    .toArray()
    .map((element) => clean(page.$(element).text()));
}
