import type { OfficeContacts, Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Phase 8: the payment is done, the receipt is on its way or has arrived. */
export interface ConcludedPage extends Page {
  readonly serviceName: string;
  readonly reference: string;
  readonly transactionCode: string;
  readonly total: string;
  /** Shortened: `ma…@mail.it`; null once the person was forgotten. */
  readonly email: string | null;
  readonly delivery: ReceiptDelivery;
  readonly receiptPdfHref: string;
  /** What lets a desk check the receipt: on screen, and on the sheet that the citizen prints. */
  readonly verification: {
    readonly url: string;
    /** The QR code of the address: its modules on each side, and SVG path data with one unit to the module. */
    readonly qr: { readonly size: number; readonly path: string };
  };
  readonly outcomeHref: string;
  readonly resend: {
    /** POST: sends again to the same address. */
    readonly action: string;
    readonly isAllowed: boolean;
    /** Why not now, or what the last request did; null when there is nothing to say. */
    readonly message: string | null;
  };
  readonly office: OfficeContacts;
}

export type ReceiptDelivery =
  | { readonly state: 'queued' }
  | { readonly state: 'sent'; readonly at: TimeText }
  /** The mail server refused the address, or gave no answer for days. */
  | { readonly state: 'failed' };

export const concludedView = defineView<ConcludedPage>('receipts/concluded');
