import { adminPaths } from '../../admin-paths.js';
import type { BankFileUploadPage } from './bank-file-upload.page.js';

const PROBLEMS = {
  'no-file': 'Scegli il file da importare.',
  'too-large': 'Il file è più grande di 1 GB. Chiedi alla banca un periodo più breve.',
} as const;

export function presentBankFileUpload(problem?: keyof typeof PROBLEMS): BankFileUploadPage {
  const error = problem === undefined ? null : PROBLEMS[problem];
  return {
    title: 'Importa un file della banca',
    breadcrumb: [{ label: 'Riconciliazione', href: adminPaths.reconciliation() }, { label: 'Importa un file' }],
    isPrivate: true,
    errors: error === null ? [] : [{ message: error, href: '#file' }],
    action: adminPaths.bankFileUpload(),
    error,
  };
}
