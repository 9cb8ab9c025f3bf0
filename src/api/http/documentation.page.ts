import type { Page } from '../../shared/http/pages/page.js';
import { defineView } from '../../shared/http/pages/view.js';

/** The OpenAPI document as people read it. */
export interface DocumentationPage extends Page {
  readonly lead: string;
  readonly documentHref: string;
  readonly operations: readonly ShownOperation[];
  readonly webhooks: readonly ShownOperation[];
  /** Source text that checks a signature. */
  readonly verifySample: string;
  /** Every code of a refusal, with its status. */
  readonly problems: readonly { readonly code: string; readonly status: string; readonly title: string }[];
  /** The fields of the answer about a payment. */
  readonly payment: readonly FieldRow[];
}

export interface ShownOperation {
  readonly id: string;
  /** "POST /api/v1/pagamenti" */
  readonly address: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly FieldRow[];
  readonly body: readonly FieldRow[];
  readonly answers: readonly { readonly status: string; readonly description: string }[];
}

export interface FieldRow {
  /** Of a field inside another: `payer.taxCode`. */
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly meaning: string;
}

export const documentationView = defineView<DocumentationPage>('api/documentation');
