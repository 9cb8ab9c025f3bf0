import type { ServiceError, ServiceProblem } from '../../../domain/service-form-reader.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';

type Words = Readonly<Partial<Record<ServiceProblem, string>>>;

const AMOUNTS: Words = {
  missing: 'Scrivi l’importo, per esempio 12,50.',
  'AMOUNT.MALFORMED': 'L’importo non si legge: scrivilo come 12,50.',
  'AMOUNT.AMBIGUOUS': 'L’importo si può leggere in due modi: scrivi 1234,00 oppure 1,23.',
  'AMOUNT.TOO_MANY_DECIMALS': 'L’importo ha più di due decimali: scrivilo come 12,50.',
  'AMOUNT.TOO_LOW': 'L’importo deve essere almeno 0,01 €.',
  'AMOUNT.TOO_HIGH': 'L’importo può essere al massimo 999.999,99 €.',
};

const ANY: Words = {
  missing: 'Scrivi qualcosa in questo campo.',
  malformed: 'Il valore non si legge.',
  'control-characters': 'Il testo contiene caratteri invisibili: cancellalo e riscrivilo a mano.',
  repeated: 'C’è già: ogni nome può comparire una volta sola.',
  'not-a-date': 'La data non esiste: scrivila come 31/12/2027.',
  'ends-before': 'La fine viene prima dell’inizio.',
  'no-rows': 'Aggiungi almeno una voce.',
};

const OF_FIELD: Readonly<Record<string, Words>> = {
  name: { missing: 'Scrivi il nome del servizio.' },
  slug: {
    malformed: 'L’indirizzo può avere lettere senza accenti, cifre e trattini: per esempio mensa-scolastica.',
    taken: 'Un altro servizio ha già questo indirizzo: scrivine uno diverso.',
  },
  description: { missing: 'Scrivi in una riga che cosa si paga e chi lo paga.' },
  amountKind: { missing: 'Scegli come si stabilisce l’importo.' },
  fixedAmount: AMOUNTS,
  minAmount: AMOUNTS,
  maxAmount: { ...AMOUNTS, 'ends-before': 'L’importo massimo è più basso del minimo.' },
  prices: { 'no-rows': 'Il listino è vuoto: aggiungi almeno una voce.' },
  officeName: { missing: 'Scrivi quale ufficio risponde del servizio.' },
  officeEmail: { malformed: 'L’indirizzo e-mail non è corretto: per esempio ufficio@comune.it.' },
  officePhone: { malformed: 'Il telefono può avere cifre e spazi: per esempio 080 4140111.' },
  accountingCode: { malformed: 'Il codice può avere lettere, cifre, spazi, punti, trattini e barre.' },
  descriptionMaxLength: { malformed: 'Scrivi un numero intero, per esempio 297.' },
};

const OF_ROW: readonly (readonly [RegExp, Words])[] = [
  [/^price-\d+-label$/, { missing: 'Scrivi il nome della voce.', repeated: 'Un’altra voce ha già questo nome.' }],
  [/^price-\d+-amount$/, AMOUNTS],
  [/^field-\d+-label$/, { missing: 'Scrivi il nome del campo.', repeated: 'Un altro campo ha già questo nome.' }],
  [
    /^field-\d+-choices$/,
    { 'no-rows': 'Scrivi le scelte, una per riga.', repeated: 'Una scelta è scritta due volte.' },
  ],
  [/^field-\d+-(from|to|maxLength)$/, { malformed: 'Scrivi un numero intero, per esempio 10.' }],
];

/** Each message by its field, and the lines of the summary, which say of which row they speak. */
export function serviceMessages(errors: readonly ServiceError[]): {
  errorOf: Readonly<Record<string, string>>;
  lines: readonly ErrorLine[];
} {
  const messages = errors.map((error) => ({ ...error, message: messageOf(error) }));
  return {
    errorOf: Object.fromEntries(messages.map(({ field, message }) => [field, message])),
    lines: messages.map(({ field, message }) => ({ message: `${rowOf(field)}${message}`, href: `#${field}` })),
  };
}

function messageOf({ field, problem, least = 0, most = 0 }: ServiceError): string {
  if (problem === 'too-long') return `Il testo può avere al massimo ${most} caratteri.`;
  if (problem === 'too-many') return `Le righe possono essere al massimo ${most}.`;
  if (problem === 'out-of-range') return `Scrivi un numero da ${least} a ${most}.`;
  const words = OF_FIELD[field] ?? OF_ROW.find(([pattern]) => pattern.test(field))?.[1];
  return words?.[problem] ?? ANY[problem] ?? 'Controlla questo campo.';
}

function rowOf(field: string): string {
  const [, list, index] = /^(price|field)-(\d+)-/.exec(field) ?? [];
  if (list === undefined) return '';
  return `${list === 'price' ? 'Voce' : 'Campo'} ${Number(index) + 1}: `;
}
