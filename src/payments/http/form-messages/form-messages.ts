import type { FormWarning } from '../../../domain/payer.js';
import type { FormError, ServiceRules } from '../../../domain/payment-form.js';

/** What a citizen is told about what they typed. Each language has its own grammar, hence its own code. */
export interface FormMessages {
  /**
   * About one wrong field, in the error summary and beside it: what is wrong, what to type and an example that would
   * pass. Nothing that was typed, a card number least of all, is repeated in it.
   */
  error(error: FormError, rules: ServiceRules): string;
  /** About something that looks wrong and may be right; the payment goes on either way. */
  warning(warning: FormWarning): string;
}
