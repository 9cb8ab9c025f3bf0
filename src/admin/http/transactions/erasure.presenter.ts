import { ERASURE_REASONS, type ErasureField, type ErasureReason } from '../../../domain/erasure-form.js';
import { canRetry } from '../../../domain/payment-state.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import type { PaymentDetail } from '../../../payments/payment-detail.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import type { ErasureForm } from './transaction.page.js';

export const erasureLabels: Readonly<Record<ErasureReason, string>> = {
  'asked-by-person': 'Lo ha chiesto la persona',
  'wrong-person': "I dati sono di un'altra persona, che non c'entra",
  trial: 'È una prova',
};

const MISSING: Readonly<Record<ErasureField, string>> = {
  reason: 'Scegli perché la persona si dimentica.',
  confirmed: 'Conferma che i dati si possono cancellare: non si potranno più leggere.',
};

/** The form as it was typed, when something was missing. */
export interface TypedErasure {
  readonly reason: string;
  readonly errorOf: Readonly<Partial<Record<ErasureField, string>>>;
}

/** For who may forget, of a payment of which no money came and whose person is there; null otherwise. */
export function presentErasure(
  by: SignedIn,
  detail: PaymentDetail,
  typed: TypedErasure | undefined,
): ErasureForm | null {
  if (detail.payer === null || !canRetry(detail.status) || !isAllowed(by.account.role, 'forget-person')) return null;
  return {
    action: adminPaths.transactionErasure(detail.publicId),
    reasons: ERASURE_REASONS.map((value) => ({
      value,
      label: erasureLabels[value],
      isChosen: value === typed?.reason,
    })),
    isOpen: typed !== undefined,
    errorOf: typed?.errorOf ?? {},
  };
}

export function erasureMessages(missing: readonly ErasureField[]): {
  readonly errorOf: TypedErasure['errorOf'];
  readonly lines: readonly ErrorLine[];
} {
  return {
    errorOf: Object.fromEntries(missing.map((field) => [field, MISSING[field]])),
    lines: missing.map((field) => ({ message: MISSING[field], href: `#erasure-${field}` })),
  };
}
