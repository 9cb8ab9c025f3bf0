import type { FieldName } from './form-page.js';

/** A value that a field's rule forbids, and the words with which the citizen must be told. */
export interface Refusal {
  readonly field: FieldName;
  readonly typed: string;
  readonly says: RegExp;
  /** What else must stand in the form for the rule to hold. */
  readonly beside?: Readonly<Partial<Record<FieldName, string>>>;
}

const FIRM = { firstName: '', taxCode: '00374620722' } as const;
const ABROAD = { province: 'EE' } as const;
const ONLY_NAME_SIGNS = /lettere, spazi, apostrofi, trattini e punti/;
const UNSEEN = /caratteri invisibili/;

function refusals(
  field: FieldName,
  rows: readonly (readonly [typed: string, says: RegExp])[],
  beside?: Refusal['beside'],
): Refusal[] {
  return rows.map(([typed, says]) => ({ field, typed, says, ...(beside && { beside }) }));
}

const payer = [
  ...refusals('firstName', [
    ['', /Inserisci il nome/],
    [' \t ', /Inserisci il nome/],
    ['M4rio', ONLY_NAME_SIGNS],
    ['Mario_', ONLY_NAME_SIGNS],
    ["-'.", ONLY_NAME_SIGNS],
    ['Mario\u0007', UNSEEN],
    ['a'.repeat(61), /supera di 1 carattere il massimo di 60/],
  ]),
  ...refusals('lastName', [
    ['', /Inserisci il cognome/],
    ['Rossi & Figli', ONLY_NAME_SIGNS],
    ['Rossi; drop table', ONLY_NAME_SIGNS],
    ['b'.repeat(75), /supera di 15 caratteri il massimo di 60/],
  ]),
  ...refusals(
    'lastName',
    [
      ['', /Inserisci la ragione sociale/],
      ['R', /almeno 2 caratteri/],
      ['Rossi; Figli', /& \. , ' - \+ \/ \( \)/],
      ['c'.repeat(121), /supera di 1 carattere il massimo di 120/],
    ],
    FIRM,
  ),
  ...refusals('taxCode', [
    ['', /16 caratteri.*11 cifre/],
    ['RSSMRA81M10F376D', /ultima lettera/],
    ['RSSMRA81M10F37', /16 caratteri.*11 cifre/],
    ['RSSMRA81M10F376CC', /16 caratteri.*11 cifre/],
    ['RSSMRA81G10F376Z', /mese di nascita/],
    ['RSSMRA81M00F376B', /giorno di nascita/],
    ['RSSMRA81M32F376I', /giorno di nascita/],
    ['RSSMRA81M72F376M', /giorno di nascita/],
    ['RSSMRA81B30F376M', /giorno di nascita/],
    ['1SSMRA81M10F376C', /carattere numero 1.*lettera/],
    ['RSSMRAA1M10F376C', /carattere numero 7.*cifra/],
    ['RSSMRA-81M10F376C', /togli punti, trattini/],
    ['00374620721', /partita IVA.*controlla ogni cifra/],
    ['00000000000', /solo zeri/],
    ['0037462072', /16 caratteri.*11 cifre/],
  ]),
] as const;

const address = [
  ...refusals('address', [
    ['', /Inserisci l'indirizzo/],
    ['v', /almeno 2 caratteri/],
    ['v'.repeat(101), /supera di 1 carattere il massimo di 100/],
    ['via\nRoma', UNSEEN],
  ]),
  ...refusals('city', [
    ['  ', /Inserisci la città/],
    ['M', /almeno 2 caratteri/],
    ['M'.repeat(101), /supera di 1 carattere il massimo di 100/],
  ]),
  ...refusals('postalCode', [
    ['', /Inserisci il Cap/],
    ['7004', /5 cifre/],
    ['700433', /5 cifre/],
    ['7004A', /5 cifre/],
    ['٧٠٠٤٣', /5 cifre/],
  ]),
  ...refusals(
    'postalCode',
    [
      ['SW1A 1AA 1234', /massimo 12 lettere, cifre, spazi e trattini/],
      ['SW1A_1AA', /massimo 12 lettere, cifre, spazi e trattini/],
    ],
    ABROAD,
  ),
  ...refusals('province', [
    ['', /sigla della provincia/],
    ['XX', /due lettere, oppure EE/],
    ['B', /due lettere, oppure EE/],
    ['Bari', /due lettere, oppure EE/],
    // Pesaro e Urbino until 1999, then PU.
    ['PS', /due lettere, oppure EE/],
  ]),
  ...refusals('email', [
    ['', /indirizzo e-mail come/],
    ['mario', /indirizzo e-mail come/],
    ['mario@', /indirizzo e-mail come/],
    ['@mail.it', /indirizzo e-mail come/],
    ['mario@mail', /indirizzo e-mail come/],
    ['mario..rossi@mail.it', /indirizzo e-mail come/],
    ['Mario <mario@mail.it>', /indirizzo e-mail come/],
    ['mario@mail.it, anna@mail.it', /un solo indirizzo/],
    ['mario@mail.it;anna@mail.it', /un solo indirizzo/],
    [`${'m'.repeat(64)}@${`${'d'.repeat(60)}.`.repeat(4)}it`, /massimo 254 caratteri/],
  ]),
] as const;

const money = [
  ...refusals('amount', [
    ['', /Inserisci l'importo/],
    ['0', /maggiore di zero/],
    ['0,00', /maggiore di zero/],
    ['-5', /in cifre/],
    ['1.234', /due modi/],
    ['1,234', /due modi/],
    ['154,605', /due modi/],
    ['1234,567', /massimo due decimali/],
    ['1000000', /massimo di 999\.999,99/],
    ['1.000.000,00', /massimo di 999\.999,99/],
    ['9'.repeat(400), /massimo di 999\.999,99/],
    ['1e3', /in cifre/],
    ['0x10', /in cifre/],
    ['NaN', /in cifre/],
    ['€', /in cifre/],
    ['€154€', /in cifre/],
    ['12.34.567', /in cifre/],
    ['١٥٤', /in cifre/],
    ['154,60 euro', /in cifre/],
  ]),
  ...refusals('description', [
    ['', /Inserisci la causale/],
    [' \r\n ', /Inserisci la causale/],
    ['d'.repeat(298), /supera di 1 carattere il massimo di 297/],
    [`${'d'.repeat(147)}\r\n${'d'.repeat(150)}`, /supera di 1 carattere il massimo di 297/],
    ['mensa \u001b[31m marzo', UNSEEN],
  ]),
] as const;

/** Several wrong values for each of the ten fields, each by one rule of the contract ("Field rules"). */
export const REFUSALS: readonly Refusal[] = [...payer, ...address, ...money];
