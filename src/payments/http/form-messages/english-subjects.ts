import type { ExtraFieldRule } from '../../../domain/extra-fields.js';
import type { FormError, ServiceRules } from '../../../domain/payment-form.js';
import {
  amountExample,
  descriptionExample,
  extraExample,
  extraFieldOf,
  priceExample,
  TAX_CODE_EXAMPLE,
} from './examples.js';

/** How messages speak of a field: its name, what to do, an example. */
export interface Subject {
  readonly name: string;
  readonly request: string;
  /** A value that passes the field's rule; empty where nobody can know one. */
  readonly example: string;
}

type FixedSubject = Exclude<FormError['subject'], 'amount' | 'description' | 'priceId' | `extra_${string}`>;

/** From the longest to the shortest, for services with a narrow limit. */
const DESCRIPTION_EXAMPLES = ['payment for school meals', 'meals March', 'meals'];

const FIXED_SUBJECTS: Readonly<Record<FixedSubject, Subject>> = {
  firstName: { name: 'First name', request: 'Enter the first name', example: 'Mario' },
  lastName: { name: 'Surname', request: 'Enter the surname', example: 'Rossi' },
  businessName: { name: 'Business name', request: 'Enter the business name', example: 'Rossi S.r.l.' },
  taxCode: {
    name: 'Tax code',
    request: 'Enter the Italian tax code (16 characters) or VAT number (11 digits)',
    example: TAX_CODE_EXAMPLE,
  },
  address: { name: 'Address', request: 'Enter the address', example: 'via Roma, 15' },
  city: { name: 'Town or city', request: 'Enter the town or city', example: 'Monopoli' },
  postalCode: { name: 'Postcode', request: 'Enter the postcode', example: '70043' },
  province: { name: 'Province', request: 'Enter the two letters of the province', example: 'BA' },
  email: { name: 'Email address', request: 'Enter an email address', example: 'name@example.com' },
};

/** The words for the field of an error, with an example that this service's rules accept. */
export function subjectOf(subject: FormError['subject'], rules: ServiceRules): Subject {
  switch (subject) {
    case 'amount':
      return { name: 'Amount', request: 'Enter the amount', example: amountExample(rules) };
    case 'description': {
      const example = descriptionExample(rules.descriptionMaxLength, DESCRIPTION_EXAMPLES);
      return { name: 'Reason for payment', request: 'Enter the reason for payment', example };
    }
    case 'priceId':
      return { name: 'Rate', request: 'Choose a rate from the list', example: priceExample(rules) };
    default:
      return isFixed(subject) ? FIXED_SUBJECTS[subject] : extraSubject(extraFieldOf(subject, rules));
  }
}

function isFixed(subject: FormError['subject']): subject is FixedSubject {
  return subject in FIXED_SUBJECTS;
}

function extraSubject(rule: ExtraFieldRule): Subject {
  const verb = rule.kind === 'choice' ? 'Choose an entry for' : 'Fill in';
  return { name: `«${rule.label}»`, request: `${verb} «${rule.label}»`, example: extraExample(rule) };
}
