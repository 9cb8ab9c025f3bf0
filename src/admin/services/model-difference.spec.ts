import type { ModelField, ServiceModel } from '../../domain/service-model.js';
import { modelDifference } from './model-difference.js';

const field = (key: string, label: string, changes: Partial<ModelField> = {}): ModelField => ({
  ...{ key, label, hint: null, kind: 'text', isRequired: false, maxLength: null, choices: null },
  ...{ minNumber: null, maxNumber: null, minDate: null, maxDate: null },
  ...changes,
});

const BEFORE: ServiceModel = {
  ...{ slug: 'nido', name: 'Nido', description: 'Retta', descriptionMaxLength: 297, accountingCode: null },
  amount: {
    kind: 'price-list',
    prices: [
      { label: 'Intera', amountCents: 10_000 },
      { label: 'Ridotta', amountCents: 5_000 },
    ],
  },
  fields: [field('alunno', 'Alunno'), field('mese', 'Mese', { kind: 'choice', choices: ['Maggio', 'Giugno'] })],
  office: { name: 'Scuola', email: null, phone: null },
};

const told = (changes: Partial<ServiceModel>): string[] =>
  modelDifference(BEFORE, { ...BEFORE, ...changes }).map(({ label, before, after }) =>
    `${label}: ${before ?? '-'} > ${after ?? '-'}`.replaceAll('\u00A0', ' '),
  );

describe('modelDifference', () => {
  it('says nothing where nothing differs', () => {
    expect(told({})).toEqual([]);
  });

  it('names what differs of a field, under the name that it had', () => {
    const fields = [field('alunno', 'Bambino', { isRequired: true, hint: 'Chi frequenta' }), BEFORE.fields[1]!];
    expect(told({ fields })).toEqual([
      'Campo «Alunno», nome: Alunno > Bambino',
      'Campo «Alunno», obbligatorio: no > sì',
      'Campo «Bambino», spiegazione: - > Chi frequenta',
    ]);
  });

  it('tells of a field that comes, and of one that goes, as a whole', () => {
    expect(told({ fields: [BEFORE.fields[0]!, field('eta', 'Età', { kind: 'number', minNumber: 0 })] })).toEqual([
      'Campo «Età»: - > tipo: numero; obbligatorio: no; minimo: 0',
      'Campo «Mese»: tipo: scelta da un elenco; obbligatorio: no; scelte: Maggio, Giugno > -',
    ]);
  });

  it('tells of prices and of their order', () => {
    const [whole, reduced] = BEFORE.amount.kind === 'price-list' ? BEFORE.amount.prices : [];
    expect(told({ amount: { kind: 'price-list', prices: [reduced!, { ...whole!, amountCents: 12_000 }] } })).toEqual([
      'Voce «Intera»: 100,00 € > 120,00 €',
      'Ordine delle voci: Intera, Ridotta > Ridotta, Intera',
    ]);
  });
});
