import type { Page } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** The form that brings a bank file. */
export interface BankFileUploadPage extends Page {
  /** The token of the form is added to it: a file is read as it arrives, after the token has to be known. */
  readonly action: string;
  readonly error: string | null;
}

export const bankFileUploadView = defineView<BankFileUploadPage>('admin/bank-file-upload');
