/** The page for who writes other municipal software. */
export const api = {
  title: 'Documentazione per i programmi',
  documentLink: 'Documento OpenAPI 3.1',
  keyTitle: 'La chiave',
  key: "La dà un amministratore del portale, con ciò che può fare e per quali servizi. Si manda con ogni richiesta, nell'intestazione:",
  keySample: 'Authorization: Bearer LA_VOSTRA_CHIAVE',
  limits:
    'Ogni chiave può fare 120 richieste di seguito, poi 20 al secondo: oltre, la risposta è 429 con Retry-After. Dopo ' +
    'un errore 5xx o una linea caduta rimandate la stessa richiesta: non si prepara niente due volte.',
  operationsTitle: 'Le richieste',
  webhooksTitle: 'Gli avvisi che mandiamo noi',
  verifyTitle: 'Verificare la firma',
  fieldsTitle: 'I campi di una risposta',
  problemsTitle: 'I rifiuti',
  problems: 'Ogni rifiuto è application/problem+json (RFC 9457): il programma decida in base a code, che non cambia.',
  body: 'Corpo della richiesta',
  parameters: 'Parametri',
  answers: 'Risposte',
  required: 'obbligatorio',
};

export type ApiTexts = typeof api;
