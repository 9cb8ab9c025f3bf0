import { DEFAULT_AMOUNT_LIMITS } from '../../../domain/amount-input.js';
import type { PaymentFormInput } from '../../../domain/form-fields.js';
import type { FormErrorCode } from '../../../domain/form-problem.js';
import { cents } from '../../../domain/money.js';
import { checkPaymentForm, type FormError, type ServiceRules } from '../../../domain/payment-form.js';
import { italianMessages } from './italian.js';

const free: ServiceRules = {
  ...DEFAULT_AMOUNT_LIMITS,
  amountKind: { kind: 'free' },
  descriptionMaxLength: 297,
  extraFields: [
    { key: 'alunno', label: "Nome dell'alunno", required: true, kind: 'text', maxLength: 20, example: 'Anna Rossi' },
    { key: 'scuola', label: 'Scuola', required: true, kind: 'choice', choices: ['Infanzia', 'Primaria'] },
    { key: 'pasti', label: 'Pasti', required: true, kind: 'number', min: 20, max: 40 },
    { key: 'rate', label: 'Rate', required: true, kind: 'number', max: 4 },
    { key: 'dal', label: 'Dal giorno', required: true, kind: 'date', minDate: '2026-10-01', maxDate: '2027-06-10' },
    { key: 'atto', label: "Data dell'atto", required: true, kind: 'date', maxDate: '2025-12-31' },
  ],
};
const limited: ServiceRules = { ...free, minAmountCents: cents(50_000), maxAmountCents: cents(200_000) };
const priced: ServiceRules = {
  ...free,
  amountKind: { kind: 'price-list', prices: [{ id: '7', label: 'Pasto singolo', amountCents: cents(450) }] },
};
const short: ServiceRules = { ...free, descriptionMaxLength: 12 };

const right: PaymentFormInput = {
  firstName: 'Mario',
  lastName: 'Rossi',
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Roma, 15',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mariorossi@mail.it',
  amount: '154.60',
  description: 'pagamento refezione scolastica',
  priceId: '7',
  extra_alunno: 'Anna',
  extra_scuola: 'Primaria',
  extra_pasti: '20',
  extra_rate: '2',
  extra_dal: '2026-10-01',
  extra_atto: '31/12/2025',
};
const firm: PaymentFormInput = { firstName: '', lastName: 'Rossi S.r.l.', taxCode: '00374620722' };
const CARD = '5255000000000001';

type Case = readonly [code: FormErrorCode, changes: PaymentFormInput, message: string, rules?: ServiceRules];

// The field in error is the last of the changes. Each message is pinned word for word: it is what citizens read.
const cases: readonly Case[] = [
  ['TEXT.REQUIRED', { firstName: '' }, 'Inserisci il nome, per esempio Mario'],
  ['TEXT.REQUIRED', { lastName: '' }, 'Inserisci il cognome, per esempio Rossi'],
  ['TEXT.REQUIRED', { ...firm, lastName: '' }, 'Inserisci la ragione sociale, per esempio Rossi S.r.l.'],
  [
    'TEXT.REQUIRED',
    { taxCode: '' },
    'Inserisci il codice fiscale (16 caratteri) o la partita IVA (11 cifre), per esempio RSSMRA81M10F376C',
  ],
  ['TEXT.REQUIRED', { address: '' }, "Inserisci l'indirizzo, per esempio via Roma, 15"],
  ['TEXT.REQUIRED', { city: '' }, 'Inserisci la città, per esempio Monopoli'],
  ['TEXT.REQUIRED', { postalCode: '' }, 'Inserisci il Cap, per esempio 70043'],
  ['TEXT.REQUIRED', { province: '' }, 'Inserisci la sigla della provincia, per esempio BA'],
  ['TEXT.REQUIRED', { email: '' }, 'Inserisci un indirizzo e-mail come nome@esempio.it'],
  ['TEXT.REQUIRED', { amount: '' }, "Inserisci l'importo, per esempio 154,60"],
  ['TEXT.REQUIRED', { amount: '' }, "Inserisci l'importo, per esempio 500,00", limited],
  [
    'TEXT.REQUIRED',
    { description: '' },
    'Inserisci la causale del pagamento, per esempio pagamento refezione scolastica',
  ],
  ['TEXT.REQUIRED', { description: '' }, 'Inserisci la causale del pagamento, per esempio mensa marzo', short],
  ['TEXT.REQUIRED', { extra_alunno: '' }, "Compila «Nome dell'alunno», per esempio Anna Rossi"],
  ['TEXT.REQUIRED', { extra_scuola: '' }, 'Scegli una voce per «Scuola», per esempio Infanzia'],
  ['TEXT.REQUIRED', { extra_pasti: '' }, 'Compila «Pasti», per esempio 20'],
  ['TEXT.REQUIRED', { extra_rate: '' }, 'Compila «Rate», per esempio 4'],
  ['TEXT.REQUIRED', { extra_dal: '' }, 'Compila «Dal giorno», per esempio 01/10/2026'],
  ['TEXT.REQUIRED', { extra_atto: '' }, "Compila «Data dell'atto», per esempio 31/12/2025"],
  [
    'TEXT.CHARACTERS',
    { firstName: 'Mario3' },
    'Il nome può contenere solo lettere, spazi, apostrofi, trattini e punti, per esempio Mario',
  ],
  [
    'TEXT.CHARACTERS',
    { ...firm, lastName: 'Rossi "srl"' },
    "La ragione sociale può contenere solo lettere, cifre, spazi e i segni & . , ' - + / ( ), per esempio Rossi S.r.l.",
  ],
  [
    'TEXT.CONTROL_CHARACTERS',
    { city: 'Monopoli\u0007x' },
    'La città contiene caratteri invisibili: cancellala e riscrivila a mano, per esempio Monopoli',
  ],
  ['TEXT.TOO_SHORT', { city: 'M' }, 'La città deve avere almeno 2 caratteri, per esempio Monopoli'],
  [
    'TEXT.TOO_LONG',
    { lastName: 'a'.repeat(61) },
    'Il cognome supera di 1 carattere il massimo di 60: abbrevialo, per esempio Rossi',
  ],
  [
    'TEXT.TOO_LONG',
    { description: 'a'.repeat(300) },
    'La causale supera di 3 caratteri il massimo di 297: abbreviala, per esempio pagamento refezione scolastica',
  ],
  [
    'TEXT.TOO_LONG',
    { extra_alunno: 'a'.repeat(22) },
    "«Nome dell'alunno» supera di 2 caratteri il massimo di 20: abbrevialo, per esempio Anna Rossi",
  ],
  [
    'CARD_NUMBER',
    { firstName: CARD },
    'Hai scritto un numero di carta: lo chiede soltanto la banca, nella sua pagina. Qui inserisci il nome, per esempio Mario',
  ],
  [
    'CARD_NUMBER',
    { description: `mensa ${CARD}` },
    'Hai scritto un numero di carta: lo chiede soltanto la banca, nella sua pagina. Se invece è il numero di una pratica, ' +
      'dividilo con una barra. Qui inserisci la causale del pagamento, per esempio pagamento refezione scolastica',
  ],
  [
    'TAX_CODE.SYMBOL',
    { taxCode: 'RSSMRA-81M10-F376C' },
    'Il codice fiscale è fatto solo di lettere e cifre: togli punti, trattini e altri segni, per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.LENGTH',
    { taxCode: 'RSSMRA81M10F376' },
    'Il codice fiscale ha 16 caratteri e la partita IVA 11 cifre: controlla che ci siano tutti e nessuno in più, per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.CHARACTER',
    { taxCode: 'RSSMRA81M1OF376C' },
    'Il codice fiscale non è corretto: controlla il carattere numero 11, dove va una cifra, per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.CHARACTER',
    { taxCode: 'R5SMRA81M10F376C' },
    'Il codice fiscale non è corretto: controlla il carattere numero 2, dove va una lettera, per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.MONTH',
    { taxCode: 'RSSMRA81X10F376C' },
    'Il codice fiscale non è corretto: controlla il nono carattere, la lettera del mese di nascita, per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.DAY',
    { taxCode: 'RSSMRA81M40F376C' },
    'Il codice fiscale non è corretto: controlla il giorno di nascita, decimo e undicesimo carattere (per le donne il giorno ' +
      'più 40), per esempio RSSMRA81M10F376C',
  ],
  [
    'TAX_CODE.CHECK_CHARACTER',
    { taxCode: 'RSSMRA81M10F376X' },
    "Il codice fiscale non è corretto: controlla l'ultima lettera, e poi le altre, per esempio RSSMRA81M10F376C",
  ],
  [
    'TAX_CODE.CONTROL_DIGIT',
    { taxCode: '00374620721' },
    'La partita IVA (o il codice fiscale di 11 cifre) non è corretta: controlla ogni cifra, per esempio 00374620722',
  ],
  [
    'TAX_CODE.ALL_ZEROS',
    { taxCode: '00000000000' },
    'La partita IVA non può avere solo zeri: inserisci le sue 11 cifre, per esempio 00374620722',
  ],
  ['POSTAL_CODE.FIVE_DIGITS', { postalCode: '7004' }, 'Il Cap deve avere 5 cifre, per esempio 70043'],
  [
    'POSTAL_CODE.ABROAD',
    { province: 'EE', postalCode: 'SW1A/1AA' },
    'Il Cap estero può avere al massimo 12 lettere, cifre, spazi e trattini, per esempio SW1A 1AA',
  ],
  [
    'PROVINCE.UNKNOWN',
    { province: 'XX' },
    "Inserisci la sigla della provincia, due lettere, oppure EE se abiti all'estero, per esempio BA",
  ],
  ['EMAIL.MALFORMED', { email: 'mario' }, 'Inserisci un indirizzo e-mail come nome@esempio.it'],
  [
    'EMAIL.SEVERAL',
    { email: 'a@mail.it, b@mail.it' },
    'Inserisci un solo indirizzo e-mail, senza spazi né virgole, per esempio nome@esempio.it',
  ],
  [
    'EMAIL.TOO_LONG',
    { email: `a@${'b.'.repeat(150)}it` },
    "L'indirizzo e-mail può avere al massimo 254 caratteri: inseriscine uno più corto, per esempio nome@esempio.it",
  ],
  [
    'AMOUNT.MALFORMED',
    { amount: 'dieci' },
    "Scrivi l'importo in cifre, con la virgola prima dei centesimi, per esempio 154,60",
  ],
  [
    'AMOUNT.AMBIGUOUS',
    { amount: '1.234' },
    "L'importo si può leggere in due modi: scrivilo senza punti, con la virgola e i centesimi, per esempio 154,60",
  ],
  ['AMOUNT.TOO_MANY_DECIMALS', { amount: '0,005' }, "L'importo può avere al massimo due decimali, per esempio 154,60"],
  ['AMOUNT.TOO_LOW', { amount: '0' }, 'Inserisci un importo maggiore di zero, per esempio 154,60'],
  ['AMOUNT.TOO_LOW', { amount: '1' }, "L'importo deve essere almeno di 500,00 €, per esempio 500,00", limited],
  ['AMOUNT.TOO_HIGH', { amount: '2000000' }, "L'importo può essere al massimo di 999.999,99 €, per esempio 154,60"],
  ['PRICE.UNKNOWN', { priceId: '9' }, "Scegli una tariffa dall'elenco, per esempio Pasto singolo", priced],
  ['CHOICE.UNKNOWN', { extra_scuola: 'Liceo' }, "Scegli una voce per «Scuola» dall'elenco, per esempio Infanzia"],
  ['NUMBER.MALFORMED', { extra_pasti: 'venti' }, '«Pasti» deve essere un numero intero, per esempio 20'],
  ['NUMBER.TOO_LOW', { extra_pasti: '19' }, '«Pasti» deve essere almeno 20, per esempio 20'],
  ['NUMBER.TOO_HIGH', { extra_rate: '5' }, '«Rate» deve essere al massimo 4, per esempio 4'],
  [
    'DATE.MALFORMED',
    { extra_dal: '31/02/2027' },
    '«Dal giorno» deve essere una data che esiste, giorno/mese/anno, per esempio 01/10/2026',
  ],
  [
    'DATE.TOO_EARLY',
    { extra_dal: '30/09/2026' },
    '«Dal giorno» non può essere prima del 01/10/2026, per esempio 01/10/2026',
  ],
  [
    'DATE.TOO_LATE',
    { extra_atto: '2026-01-01' },
    "«Data dell'atto» non può essere dopo il 31/12/2025, per esempio 31/12/2025",
  ],
];

// The compiler asks for each code here, the test below for a case of each.
const everyCode: Readonly<Record<FormErrorCode, true>> = {
  'TEXT.REQUIRED': true,
  'TEXT.CHARACTERS': true,
  'TEXT.CONTROL_CHARACTERS': true,
  'TEXT.TOO_SHORT': true,
  'TEXT.TOO_LONG': true,
  CARD_NUMBER: true,
  'TAX_CODE.SYMBOL': true,
  'TAX_CODE.LENGTH': true,
  'TAX_CODE.CHARACTER': true,
  'TAX_CODE.MONTH': true,
  'TAX_CODE.DAY': true,
  'TAX_CODE.CHECK_CHARACTER': true,
  'TAX_CODE.CONTROL_DIGIT': true,
  'TAX_CODE.ALL_ZEROS': true,
  'POSTAL_CODE.FIVE_DIGITS': true,
  'POSTAL_CODE.ABROAD': true,
  'PROVINCE.UNKNOWN': true,
  'EMAIL.MALFORMED': true,
  'EMAIL.SEVERAL': true,
  'EMAIL.TOO_LONG': true,
  'AMOUNT.MALFORMED': true,
  'AMOUNT.AMBIGUOUS': true,
  'AMOUNT.TOO_MANY_DECIMALS': true,
  'AMOUNT.TOO_LOW': true,
  'AMOUNT.TOO_HIGH': true,
  'PRICE.UNKNOWN': true,
  'CHOICE.UNKNOWN': true,
  'NUMBER.MALFORMED': true,
  'NUMBER.TOO_LOW': true,
  'NUMBER.TOO_HIGH': true,
  'DATE.MALFORMED': true,
  'DATE.TOO_EARLY': true,
  'DATE.TOO_LATE': true,
};

function errorsOf(input: PaymentFormInput, rules: ServiceRules): readonly FormError[] {
  const result = checkPaymentForm(input, rules);
  return result.ok ? [] : result.errors;
}

describe('Italian messages about errors', () => {
  it.each(cases.map((each) => ({ name: `${each[0]}: ${each[2]}`, each })))('$name', ({ each }) => {
    const [code, changes, message, rules = free] = each;
    const error = errorsOf({ ...right, ...changes }, rules).find((candidate) => candidate.code === code);
    if (error === undefined) throw new Error('the rule did not refuse the bad value');
    expect(italianMessages.error(error, rules).replaceAll('\u00A0', ' ')).toBe(message);
    expect(Object.keys(changes)).toContain(error.field);

    const example = /.*(?:per esempio|come) (.+)$/.exec(message)?.[1];
    const followed = { ...right, ...changes, [error.field]: error.field === 'priceId' ? '7' : example };
    expect(errorsOf(followed, rules)).toEqual([]);
  });

  it('has a case above for every code', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(Object.keys(everyCode)));
  });

  it('never repeats a card number', () => {
    const [error] = errorsOf({ ...right, description: CARD }, free);
    expect(error && italianMessages.error(error, free)).not.toContain('5255');
  });
});
