import type { HiddenField, Page, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/** Phase 4: the wait page whose form goes to the bank, by itself with JavaScript, by its button without. */
export interface ConnectingPage extends Page {
  readonly serviceName: string;
  readonly reference: string;
  readonly total: string;
  /** The bank's address and the signed fields that it wants. */
  readonly bankForm: {
    readonly method: 'get' | 'post';
    readonly action: string;
    readonly fields: readonly HiddenField[];
  };
  /** Until when the bank waits: "12:15". */
  readonly deadline: TimeText;
}

export const connectingView = defineView<ConnectingPage>('payments/connecting');
