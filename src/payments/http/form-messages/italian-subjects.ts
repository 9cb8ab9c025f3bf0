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

/**
 * How messages speak of a field: its name with the article, the pronoun that takes its place, what to do, an example.
 */
export interface Subject {
  readonly name: string;
  readonly pronoun: 'lo' | 'la';
  readonly request: string;
  /** A value that passes the field's rule; empty where nobody can know one. */
  readonly example: string;
}

type FixedSubject = Exclude<FormError['subject'], 'amount' | 'description' | 'priceId' | `extra_${string}`>;

/** From the longest to the shortest, for services with a narrow limit. */
const DESCRIPTION_EXAMPLES = ['pagamento refezione scolastica', 'mensa marzo', 'mensa'];

const FIXED_SUBJECTS: Readonly<Record<FixedSubject, Subject>> = {
  firstName: { name: 'Il nome', pronoun: 'lo', request: 'Inserisci il nome', example: 'Mario' },
  lastName: { name: 'Il cognome', pronoun: 'lo', request: 'Inserisci il cognome', example: 'Rossi' },
  businessName: {
    name: 'La ragione sociale',
    pronoun: 'la',
    request: 'Inserisci la ragione sociale',
    example: 'Rossi S.r.l.',
  },
  taxCode: {
    name: 'Il codice fiscale',
    pronoun: 'lo',
    request: 'Inserisci il codice fiscale (16 caratteri) o la partita IVA (11 cifre)',
    example: TAX_CODE_EXAMPLE,
  },
  address: { name: "L'indirizzo", pronoun: 'lo', request: "Inserisci l'indirizzo", example: 'via Roma, 15' },
  city: { name: 'La città', pronoun: 'la', request: 'Inserisci la città', example: 'Monopoli' },
  postalCode: { name: 'Il Cap', pronoun: 'lo', request: 'Inserisci il Cap', example: '70043' },
  province: { name: 'La provincia', pronoun: 'la', request: 'Inserisci la sigla della provincia', example: 'BA' },
  email: {
    name: "L'indirizzo e-mail",
    pronoun: 'lo',
    request: 'Inserisci un indirizzo e-mail',
    example: 'nome@esempio.it',
  },
};

/** The words for the field of an error, with an example that this service's rules accept. */
export function subjectOf(subject: FormError['subject'], rules: ServiceRules): Subject {
  switch (subject) {
    case 'amount':
      return { name: "L'importo", pronoun: 'lo', request: "Inserisci l'importo", example: amountExample(rules) };
    case 'description':
      return {
        name: 'La causale',
        pronoun: 'la',
        request: 'Inserisci la causale del pagamento',
        example: descriptionExample(rules.descriptionMaxLength, DESCRIPTION_EXAMPLES),
      };
    case 'priceId':
      return {
        name: 'La tariffa',
        pronoun: 'la',
        request: "Scegli una tariffa dall'elenco",
        example: priceExample(rules),
      };
    default:
      return isFixed(subject) ? FIXED_SUBJECTS[subject] : extraSubject(extraFieldOf(subject, rules));
  }
}

function isFixed(subject: FormError['subject']): subject is FixedSubject {
  return subject in FIXED_SUBJECTS;
}

function extraSubject(rule: ExtraFieldRule): Subject {
  const verb = rule.kind === 'choice' ? 'Scegli una voce per' : 'Compila';
  return { name: `«${rule.label}»`, pronoun: 'lo', request: `${verb} «${rule.label}»`, example: extraExample(rule) };
}
