import { SeenPage } from '../support/citizen.js';
import type { StaffBrowser } from '../support/staff.js';

const UPLOAD = '/admin/riconciliazione/importa';

/** Sends a file as the form does and follows to the page that tells what came of it. @param contents null: no file. */
export async function uploadBankFile(
  browser: StaffBrowser,
  contents: string | Blob | null,
  name = 'banca.txt',
): Promise<SeenPage> {
  const page = await browser.open(UPLOAD);
  const form = page.formAction('#upload');
  const body = new FormData();
  for (const [field, value] of Object.entries(page.formFields('#upload'))) body.set(field, value);
  if (contents !== null) body.set('file', new File([contents], name));
  const answer = await browser.send(form.pathname, { method: 'POST', body });
  const location = answer.headers.get('location');
  if (location !== null) return browser.open(location);
  return new SeenPage(answer.status, form, await answer.text(), answer.headers);
}
