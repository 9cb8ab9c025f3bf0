/** A field that a service asks for beyond the ten of every form. All seeded ones are optional. */
export interface SeededField {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'choice' | 'number' | 'date';
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  readonly minNumber?: number;
  readonly maxNumber?: number;
}

export interface SeededService {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly fields: readonly SeededField[];
}

const MONTHS = [
  'Gennaio',
  'Febbraio',
  'Marzo',
  'Aprile',
  'Maggio',
  'Giugno',
  'Luglio',
  'Agosto',
  'Settembre',
  'Ottobre',
  'Novembre',
  'Dicembre',
];

const PUPIL: SeededField = {
  key: 'alunno',
  label: "Cognome e nome dell'alunno",
  hint: 'Se paghi per un figlio, aiuta l’ufficio ad attribuire il pagamento',
  kind: 'text',
  maxLength: 120,
};
const MONTH: SeededField = { key: 'mese', label: 'Mese di riferimento', kind: 'choice', choices: MONTHS };
const FILE_NUMBER: SeededField = {
  key: 'numero_pratica',
  label: 'Numero della pratica',
  hint: 'Lo trovi sulla lettera dell’ufficio, per esempio 123/2026',
  kind: 'text',
  maxLength: 40,
};
const FILE_DATE: SeededField = { key: 'data_pratica', label: 'Data della pratica', kind: 'date' };

/** The municipality's eight services, in the order of its home page; all with free amounts. */
export const seededServices: readonly SeededService[] = [
  {
    slug: 'deposito-spese-contrattuali',
    name: 'DEPOSITO SPESE CONTRATTUALI',
    description: 'Spese di registrazione e diritti per i contratti stipulati con il Comune.',
    fields: [FILE_NUMBER],
  },
  {
    slug: 'diritti-segreteria-urbanistici',
    name: 'DIRITTI SEGRETERIA URBANISTICI',
    description: 'Diritti per certificati, permessi e pratiche dello sportello edilizia.',
    fields: [FILE_NUMBER, FILE_DATE],
  },
  {
    slug: 'idranti-comunali',
    name: 'IDRANTI COMUNALI',
    description: "Prelievo di acqua dagli idranti del Comune, per l'agricoltura e i cantieri.",
    fields: [
      { key: 'metri_cubi', label: 'Metri cubi prelevati', kind: 'number', minNumber: 1, maxNumber: 100_000 },
      { key: 'numero_tessera', label: 'Numero della tessera', kind: 'text', maxLength: 40 },
    ],
  },
  {
    slug: 'refezione-scolastica',
    name: 'REFEZIONE SCOLASTICA',
    description: 'Mensa delle scuole dell’infanzia, primarie e secondarie.',
    fields: [PUPIL, MONTH],
  },
  {
    slug: 'trasporto-scolastico',
    name: 'TRASPORTO SCOLASTICO',
    description: 'Abbonamento allo scuolabus comunale.',
    fields: [PUPIL, MONTH],
  },
  {
    slug: 'asilo-nido',
    name: 'ASILO NIDO',
    description: 'Retta mensile degli asili nido comunali.',
    fields: [{ ...PUPIL, key: 'bambino', label: 'Cognome e nome del bambino' }, MONTH],
  },
  {
    slug: 'oneri-di-urbanizzazione',
    name: 'ONERI DI URBANIZZAZIONE',
    description: 'Contributo di costruzione e oneri per i permessi edilizi, anche a rate.',
    fields: [FILE_NUMBER, FILE_DATE],
  },
  {
    slug: 'altri-servizi',
    name: 'ALTRI SERVIZI',
    description: 'Ogni altro pagamento al Comune: scrivi nella causale di che cosa si tratta.',
    fields: [],
  },
];

/** 1.522843 %: what the bank's 1.5 % of the total costs, seen from the net amount (1.5 / 98.5). */
export const SEEDED_RATE_MILLIONTHS = 1_522_843;
