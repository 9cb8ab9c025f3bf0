import type { PayerFieldName } from '../../../domain/form-fields.js';
import type { CommissionText } from '../../../shared/http/pages/commission-text.js';
import type { Notice, OfficeContacts, Page, SummaryRow } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';

/**
 * Phase 2: the form of one service, empty, filled again after MODIFICA, or with its mistakes (422). Its title is the
 * service's name, "Pagamento REFEZIONE SCOLASTICA".
 */
export interface FormPage extends Page {
  /** "REFEZIONE SCOLASTICA" */
  readonly serviceName: string;
  readonly serviceDescription: string;
  /** Address that checks the form and shows the review. */
  readonly action: string;
  /** Shows the same form in the other language, with whatever is typed by then. */
  readonly otherLanguageAction: string;
  /** What was typed, by the name of the contract's field; amount and description are further down. */
  readonly values: Readonly<Record<PayerFieldName, string>>;
  /** The message beside each wrong field, by its name; extra fields carry their own. */
  readonly errorOf: Readonly<Partial<Record<PayerFieldName | 'amount' | 'priceId' | 'description', string>>>;
  /** Name that does not match the tax code, e-mail that looks mistyped. */
  readonly warnings: readonly Notice[];
  readonly extraFields: readonly ExtraFieldInput[];
  readonly amount: AmountInput;
  readonly description: DescriptionInput;
  /**
   * What another program has fixed: the service's own fields, amount and causale, in place of the fields that ask for
   * them. Null when the citizen began by themselves.
   */
  readonly preparedRows: readonly SummaryRow[] | null;
  readonly commission: CommissionText | null;
  readonly office: OfficeContacts;
  /** Shown to the office before it is published: nothing can be typed or sent. Absent on the citizens' page. */
  readonly preview?: { readonly message: string; readonly href: string; readonly linkLabel: string };
}

/** How the amount is given. `free` is typed in `amount`, `price-list` chosen in `priceId`, `fixed` only shown. */
export type AmountInput =
  | { readonly kind: 'free'; readonly value: string; readonly limits: string | null }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'price-list'; readonly prices: readonly PriceChoice[] };

export interface PriceChoice {
  readonly id: string;
  readonly label: string;
  /** "84,00 €" */
  readonly amount: string;
  readonly isChosen: boolean;
}

/** The causale. */
export interface DescriptionInput {
  readonly value: string;
  /** Most characters, counted as a browser's maxlength counts. */
  readonly maxLength: number;
  /** What is left of them for `value`; negative when it is too long. */
  readonly remaining: number;
}

/** A field that only this service asks. Its `name` is also its id on the page. */
export interface ExtraFieldInput {
  readonly kind: 'text' | 'number' | 'date' | 'choice';
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly isRequired: boolean;
  /** As typed; for a date the ISO day. */
  readonly value: string;
  readonly error: string | null;
  /** For `choice`; the empty first choice is added by the template. */
  readonly options: readonly ExtraFieldOption[];
}

export interface ExtraFieldOption {
  readonly value: string;
  readonly isChosen: boolean;
}

export const formView = defineView<FormPage>('payments/form');
