import type { Provider } from '@nestjs/common';
import type { Environment } from '../env.js';
import { ENVIRONMENT } from '../shared/core.module.js';
import { IssueReceipt } from './issue-receipt.js';
import { ReceiptPdf } from './pdf/receipt-pdf.js';
import { ReceiptSettings } from './receipt-settings.js';

/** What the web process and the worker both need of receipts. */
export const receiptProviders: Provider[] = [
  { provide: ReceiptSettings, inject: [ENVIRONMENT], useFactory: (env: Environment) => new ReceiptSettings(env) },
  IssueReceipt,
  ReceiptPdf,
];
