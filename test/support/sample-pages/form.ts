import type { AmountInput, ExtraFieldInput, FormPage } from '../../../src/payments/http/pages/form.page.js';
import { paths } from '../../../src/shared/http/paths.js';
import { commission, office, SERVICE, SLUG } from './seed-payment.js';

/** Phase 2, before anything is typed. */
export const emptyForm: FormPage = {
  title: 'Dati del pagamento',
  titleContext: 'Refezione scolastica',
  step: 'details',
  breadcrumb: [{ label: SERVICE }],
  serviceName: SERVICE,
  serviceDescription: 'Per le famiglie dei bambini che mangiano alla mensa della scuola.',
  action: paths.review(SLUG),
  otherLanguageAction: paths.inLanguage(paths.edit(SLUG), 'en'),
  values: {
    firstName: '',
    lastName: '',
    taxCode: '',
    address: '',
    city: '',
    postalCode: '',
    province: '',
    email: '',
  },
  errorOf: {},
  preparedRows: null,
  warnings: [],
  extraFields: [],
  amount: { kind: 'free', value: '', limits: null },
  description: { value: '', maxLength: 297, remaining: 297 },
  commission,
  office,
};

/** Phase 2, as the seed's citizen filled it. */
export const filledForm: FormPage = {
  ...emptyForm,
  values: {
    firstName: 'Mario',
    lastName: 'Rossi',
    taxCode: 'RSSMRA81M10F376C',
    address: 'via Roma, 15',
    city: 'Monopoli',
    postalCode: '70043',
    province: 'BA',
    email: 'mariorossi@mail.it',
  },
  amount: { kind: 'free', value: '154,60', limits: 'Da 1,00 € a 5.000,00 €.' },
  description: { value: 'pagamento refezione scolastica', maxLength: 297, remaining: 267 },
  sentForm: { action: paths.edit(SLUG), fields: [{ name: 'lastName', value: 'Rossi' }] },
};

/** Phase 2 with everything wrong that can be, and warnings. */
export const wrongForm: FormPage = {
  ...filledForm,
  titleContext: 'Refezione scolastica',
  values: { ...filledForm.values, lastName: '', taxCode: 'RSSMRA81M10F376X', postalCode: '7004', email: 'mario@gmial' },
  amount: { kind: 'free', value: '1.234', limits: null },
  description: { value: 'a <b>mensa</b> & trasporto\n'.repeat(12), maxLength: 297, remaining: -27 },
  errorOf: {
    lastName: 'Inserisci il cognome, per esempio Rossi',
    taxCode: "Il codice fiscale non è corretto: controlla l'ultima lettera",
    postalCode: 'Il Cap deve avere 5 cifre, per esempio 70043',
    amount: 'Non è chiaro se 1.234 sono mille euro o uno: scrivi 1234,00 oppure 1,23',
    description: 'La causale supera di 27 caratteri il massimo di 297',
  },
  errors: [
    { message: 'Inserisci il cognome, per esempio Rossi', href: '#lastName' },
    { message: "Il codice fiscale non è corretto: controlla l'ultima lettera", href: '#taxCode' },
    { message: 'Il Cap deve avere 5 cifre, per esempio 70043', href: '#postalCode' },
    { message: 'Non è chiaro se 1.234 sono mille euro o uno: scrivi 1234,00 oppure 1,23', href: '#amount' },
    { message: 'La causale supera di 27 caratteri il massimo di 297', href: '#description' },
  ],
  warnings: [
    { message: 'mario@gmial.com: intendevi mario@gmail.com?', href: '#email' },
    { message: 'Il nome non corrisponde al codice fiscale.', href: '#taxCode' },
  ],
};

const extraField = (
  field: Partial<ExtraFieldInput> & Pick<ExtraFieldInput, 'kind' | 'name' | 'label'>,
): ExtraFieldInput => ({
  hint: null,
  isRequired: false,
  value: '',
  error: null,
  options: [],
  ...field,
});

const schools = [
  { value: 'Via Dieta', isChosen: false },
  { value: 'Via Pesce', isChosen: true },
];

/** Phase 2 of what another program has prepared: only the payer's data can be changed. */
export const preparedForm: FormPage = {
  ...filledForm,
  preparedRows: [
    { label: 'Alunno', value: 'Anna Rossi' },
    { label: 'Importo', value: '154,60 €' },
    { label: 'Causale versamento', value: 'Mensa di novembre 2026\nclasse 3B' },
  ],
};

/** Phase 2 of a service with fields of its own and its own kind of amount. */
export const extraForm = (amount: AmountInput): FormPage => ({
  ...filledForm,
  commission: null,
  amount,
  extraFields: [
    extraField({ kind: 'text', name: 'extra-child', label: 'Alunno', hint: 'Nome e cognome.', isRequired: true }),
    extraField({ kind: 'choice', name: 'extra-school', label: 'Scuola', isRequired: true, options: schools }),
    extraField({ kind: 'number', name: 'extra-meals', label: 'Numero dei pasti', value: '20' }),
    extraField({ kind: 'date', name: 'extra-from', label: 'A partire dal', value: '2026-11-01' }),
  ],
});

/** The same with nothing chosen. */
export const wrongExtraForm: FormPage = {
  ...extraForm(priceList(null)),
  errorOf: { priceId: 'Scegli la tariffa' },
  errors: [
    { message: 'Scegli la scuola', href: '#extra-school' },
    { message: 'Scegli la tariffa', href: '#priceId' },
  ],
  extraFields: [
    extraField({
      kind: 'choice',
      name: 'extra-school',
      label: 'Scuola',
      hint: 'Quella che il bambino frequenta.',
      isRequired: true,
      error: 'Scegli la scuola',
      options: schools.map(({ value }) => ({ value, isChosen: false })),
    }),
  ],
};

/** A price list with one price chosen, or none. */
export function priceList(chosen: 'ten' | 'twenty' | null): AmountInput {
  return {
    kind: 'price-list',
    prices: [
      { id: 'ten', label: '10 pasti', amount: '42,00 €', isChosen: chosen === 'ten' },
      { id: 'twenty', label: '20 pasti', amount: '84,00 €', isChosen: chosen === 'twenty' },
      {
        id: 'year',
        label: 'Anno intero, tariffa ridotta per famiglie con tre figli o più',
        amount: '1.156,96 €',
        isChosen: false,
      },
    ],
  };
}
