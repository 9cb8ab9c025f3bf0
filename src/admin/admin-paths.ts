/** Every address of the back office, as `shared/http/paths.ts` has the citizens'. */
export const adminRoutes = {
  home: '/admin',
  signIn: '/admin/accesso',
  signOut: '/admin/uscita',
  profile: '/admin/profilo',
  ownPassword: '/admin/profilo/password',
  ownOneTimeCodes: '/admin/profilo/codici',
  startOneTimeCodes: '/admin/profilo/codici/attiva',
  confirmOneTimeCodes: '/admin/profilo/codici/conferma',
  stopOneTimeCodes: '/admin/profilo/codici/disattiva',
  newRecoveryCodes: '/admin/profilo/codici/recupero',
  ownSessions: '/admin/profilo/sessioni',
  staff: '/admin/personale',
  newStaff: '/admin/personale/nuovo',
  staffMember: '/admin/personale/:id',
  staffState: '/admin/personale/:id/stato',
  staffAccess: '/admin/personale/:id/ruolo',
  staffPassword: '/admin/personale/:id/password',
  staffOneTimeCodes: '/admin/personale/:id/codici',
  staffSessions: '/admin/personale/:id/sessioni',
  transactions: '/admin/transazioni',
  findPerson: '/admin/transazioni/persona',
  views: '/admin/transazioni/viste',
  viewName: '/admin/transazioni/viste/:id/nome',
  viewEnd: '/admin/transazioni/viste/:id/elimina',
  transaction: '/admin/transazioni/:id',
  transactionReceipt: '/admin/transazioni/:id/ricevuta',
  transactionQuestion: '/admin/transazioni/:id/domanda',
  transactionReview: '/admin/transazioni/:id/verifica',
  transactionAlert: '/admin/transazioni/:id/avviso',
  transactionNotes: '/admin/transazioni/:id/note',
  transactionErasure: '/admin/transazioni/:id/dimentica',
  rates: '/admin/commissioni',
  newRate: '/admin/commissioni/nuova',
  ratePreview: '/admin/commissioni/anteprima',
  rateWithdrawal: '/admin/commissioni/:id/ritiro',
  services: '/admin/servizi',
  newService: '/admin/servizi/nuovo',
  serviceOrder: '/admin/servizi/ordine',
  service: '/admin/servizi/:id',
  serviceEdit: '/admin/servizi/:id/modifica',
  servicePreview: '/admin/servizi/:id/anteprima',
  servicePublication: '/admin/servizi/:id/pubblica',
  serviceOpening: '/admin/servizi/:id/apertura',
  serviceVersions: '/admin/servizi/:id/versioni',
  serviceEnd: '/admin/servizi/:id/elimina',
  transactionRefund: '/admin/transazioni/:id/rimborso',
  transactionReversals: '/admin/transazioni/:id/storni',
  refunds: '/admin/rimborsi',
  refund: '/admin/rimborsi/:id',
  refundApproval: '/admin/rimborsi/:id/approva',
  refundRejection: '/admin/rimborsi/:id/rifiuta',
  refundWithdrawal: '/admin/rimborsi/:id/ritira',
  reconciliation: '/admin/riconciliazione',
  bankFileUpload: '/admin/riconciliazione/importa',
  bankFile: '/admin/riconciliazione/file/:id',
  bankCredits: '/admin/riconciliazione/accrediti',
  bankCredit: '/admin/riconciliazione/accrediti/:id',
  creditExplanation: '/admin/riconciliazione/accrediti/:id/spiega',
  proposalAcceptance: '/admin/riconciliazione/accrediti/:id/spiega/accetta',
  proposalConfirmation: '/admin/riconciliazione/accrediti/:id/spiega/conferma',
  proposalWithdrawal: '/admin/riconciliazione/accrediti/:id/spiega/ritira',
  worklist: '/admin/riconciliazione/da-lavorare',
  worklistItem: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label',
  worklistOwner: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label/incarico',
  worklistNotes: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label/note',
  worklistDecision: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label/decisione',
  worklistLink: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label/collega',
  worklistUndoing: '/admin/riconciliazione/da-lavorare/:kind/:subject/:label/annulla',
  commissionAudit: '/admin/riconciliazione/commissioni',
  periods: '/admin/riconciliazione/chiusure',
  period: '/admin/riconciliazione/chiusure/:id',
  periodMinutesPdf: '/admin/riconciliazione/chiusure/:id/verbale.pdf',
  periodMinutesCsv: '/admin/riconciliazione/chiusure/:id/verbale.csv',
  periodReopening: '/admin/riconciliazione/chiusure/:id/riapri',
  transactionsCsv: '/admin/transazioni/export.csv',
  transactionsXlsx: '/admin/transazioni/export.xlsx',
  transactionsJsonl: '/admin/transazioni/export.jsonl',
  refundsCsv: '/admin/rimborsi/export.csv',
  refundsXlsx: '/admin/rimborsi/export.xlsx',
  refundsJsonl: '/admin/rimborsi/export.jsonl',
  bankLinesCsv: '/admin/riconciliazione/accrediti/export.csv',
  bankLinesXlsx: '/admin/riconciliazione/accrediti/export.xlsx',
  bankLinesJsonl: '/admin/riconciliazione/accrediti/export.jsonl',
  worklistCsv: '/admin/riconciliazione/da-lavorare/export.csv',
  worklistXlsx: '/admin/riconciliazione/da-lavorare/export.xlsx',
  worklistJsonl: '/admin/riconciliazione/da-lavorare/export.jsonl',
  exports: '/admin/esportazioni',
  exportKey: '/admin/esportazioni/chiave-pubblica.pem',
  export: '/admin/esportazioni/:id',
  exportManifest: '/admin/esportazioni/:id/manifesto.json',
  exportFile: '/admin/esportazioni/:id/file',
  accounting: '/admin/contabilita',
  register: '/admin/contabilita/registro.pdf',
  audit: '/admin/registro',
  auditCsv: '/admin/registro/export.csv',
  auditXlsx: '/admin/registro/export.xlsx',
  auditJsonl: '/admin/registro/export.jsonl',
  auditCitizen: '/admin/registro/cittadino',
  auditVerification: '/admin/registro/integrita',
  retention: '/admin/conservazione',
  retentionList: '/admin/conservazione/dimenticati.csv',
  system: '/admin/sistema',
  systemJob: '/admin/sistema/lavori',
  systemDelivery: '/admin/sistema/invii',
  apiKeys: '/admin/chiavi-api',
  newApiKey: '/admin/chiavi-api/nuova',
  apiKey: '/admin/chiavi-api/:id',
  apiKeyEnd: '/admin/chiavi-api/:id/revoca',
  apiKeyWebhook: '/admin/chiavi-api/:id/avvisi',
  apiKeySecret: '/admin/chiavi-api/:id/segreto',
  apiKeyResend: '/admin/chiavi-api/:id/rinvia',
} as const;

/** What the address of one line of the worklist names. */
export interface WorklistAddress {
  readonly kind: string;
  readonly subject: string;
  readonly label: string;
}

const explanation = (publicId: string, page = ''): string =>
  `/admin/riconciliazione/accrediti/${publicId}/spiega${page}`;
const period = (id: number, page = ''): string => `/admin/riconciliazione/chiusure/${id}${page}`;
/** @param query without `?`, or as names and values. */
function withQuery(path: string, query: string | Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

const payment = (publicId: string, page = ''): string => `/admin/transazioni/${publicId}${page}`;
const view = (id: number, page: string): string => `/admin/transazioni/viste/${id}${page}`;
const service = (id: number, page = ''): string => `/admin/servizi/${id}${page}`;
const apiKey = (id: number, page = ''): string => `/admin/chiavi-api/${id}${page}`;
const refund = (publicId: string, page = ''): string => `/admin/rimborsi/${publicId}${page}`;
const exported = (publicId: string, page = ''): string => `/admin/esportazioni/${publicId}${page}`;
const member = (id: number, page = ''): string => `/admin/personale/${id}${page}`;

export const adminPaths = {
  home: (): string => '/admin',
  signIn: (returnTo?: string): string =>
    returnTo === undefined || returnTo === '/admin'
      ? '/admin/accesso'
      : `/admin/accesso?da=${encodeURIComponent(returnTo)}`,
  signOut: (): string => '/admin/uscita',
  profile: (): string => '/admin/profilo',
  ownPassword: (): string => '/admin/profilo/password',
  ownOneTimeCodes: (): string => '/admin/profilo/codici',
  startOneTimeCodes: (): string => '/admin/profilo/codici/attiva',
  confirmOneTimeCodes: (): string => '/admin/profilo/codici/conferma',
  stopOneTimeCodes: (): string => '/admin/profilo/codici/disattiva',
  newRecoveryCodes: (): string => '/admin/profilo/codici/recupero',
  ownSessions: (): string => '/admin/profilo/sessioni',
  staff: (): string => '/admin/personale',
  newStaff: (): string => '/admin/personale/nuovo',
  staffMember: (id: number): string => member(id),
  staffState: (id: number): string => member(id, '/stato'),
  staffAccess: (id: number): string => member(id, '/ruolo'),
  staffPassword: (id: number): string => member(id, '/password'),
  staffOneTimeCodes: (id: number): string => member(id, '/codici'),
  staffSessions: (id: number): string => member(id, '/sessioni'),
  /** @param query of the list, without `?`. */
  transactions: (query = ''): string => (query === '' ? '/admin/transazioni' : `/admin/transazioni?${query}`),
  findPerson: (): string => '/admin/transazioni/persona',
  views: (): string => '/admin/transazioni/viste',
  viewName: (id: number): string => view(id, '/nome'),
  viewEnd: (id: number): string => view(id, '/elimina'),
  transaction: (publicId: string): string => payment(publicId),
  transactionReceipt: (publicId: string): string => payment(publicId, '/ricevuta'),
  transactionQuestion: (publicId: string): string => payment(publicId, '/domanda'),
  transactionReview: (publicId: string): string => payment(publicId, '/verifica'),
  transactionAlert: (publicId: string): string => payment(publicId, '/avviso'),
  transactionNotes: (publicId: string): string => payment(publicId, '/note'),
  transactionErasure: (publicId: string): string => payment(publicId, '/dimentica'),
  rates: (): string => '/admin/commissioni',
  newRate: (): string => '/admin/commissioni/nuova',
  ratePreview: (): string => '/admin/commissioni/anteprima',
  rateWithdrawal: (id: number): string => `/admin/commissioni/${id}/ritiro`,
  services: (): string => '/admin/servizi',
  newService: (): string => '/admin/servizi/nuovo',
  serviceOrder: (): string => '/admin/servizi/ordine',
  service: (id: number): string => service(id),
  serviceEdit: (id: number): string => service(id, '/modifica'),
  servicePreview: (id: number): string => service(id, '/anteprima'),
  servicePublication: (id: number): string => service(id, '/pubblica'),
  serviceOpening: (id: number): string => service(id, '/apertura'),
  serviceVersions: (id: number): string => service(id, '/versioni'),
  serviceEnd: (id: number): string => service(id, '/elimina'),
  transactionRefund: (publicId: string): string => payment(publicId, '/rimborso'),
  transactionReversals: (publicId: string): string => payment(publicId, '/storni'),
  /** @param query of the list, without `?`. */
  refunds: (query = ''): string => withQuery('/admin/rimborsi', query),
  /** @param turn how often the page has asked again by itself. */
  refund: (publicId: string, turn = 0): string => refund(publicId, turn === 0 ? '' : `?aggiornamento=${turn}`),
  refundApproval: (publicId: string): string => refund(publicId, '/approva'),
  refundRejection: (publicId: string): string => refund(publicId, '/rifiuta'),
  refundWithdrawal: (publicId: string): string => refund(publicId, '/ritira'),
  reconciliation: (): string => '/admin/riconciliazione',
  bankFileUpload: (): string => '/admin/riconciliazione/importa',
  /** @param turn how often the page has asked again by itself. */
  bankFile: (publicId: string, turn = 0): string =>
    `/admin/riconciliazione/file/${publicId}${turn === 0 ? '' : `?aggiornamento=${turn}`}`,
  /** @param query of the list, without `?`. */
  bankCredits: (query = ''): string => `/admin/riconciliazione/accrediti${query === '' ? '' : `?${query}`}`,
  bankCredit: (publicId: string): string => `/admin/riconciliazione/accrediti/${publicId}`,
  reconciliationWorklist: (query = ''): string =>
    `/admin/riconciliazione/da-lavorare${query === '' ? '' : `?${query}`}`,
  creditExplanation: (publicId: string): string => explanation(publicId),
  proposalAcceptance: (publicId: string): string => explanation(publicId, '/accetta'),
  proposalConfirmation: (publicId: string): string => explanation(publicId, '/conferma'),
  proposalWithdrawal: (publicId: string): string => explanation(publicId, '/ritira'),
  /** @param page of what is done about it: `/incarico`, `/note`, `/decisione`, `/collega`, `/annulla`. */
  worklistItem: ({ kind, subject, label }: WorklistAddress, page = ''): string =>
    `/admin/riconciliazione/da-lavorare/${kind}/${encodeURIComponent(subject)}/${label}${page}`,
  commissionAudit: (query = ''): string => `/admin/riconciliazione/commissioni${query === '' ? '' : `?${query}`}`,
  periods: (): string => '/admin/riconciliazione/chiusure',
  period: (id: number): string => period(id),
  periodMinutesPdf: (id: number): string => period(id, '/verbale.pdf'),
  periodMinutesCsv: (id: number): string => period(id, '/verbale.csv'),
  periodReopening: (id: number): string => period(id, '/riapri'),
  /** @param query of the list, without `?`. */
  transactionsExport: (format: string, query: string): string =>
    withQuery(`/admin/transazioni/export.${format}`, query),
  refundsExport: (format: string, query: string): string => withQuery(`/admin/rimborsi/export.${format}`, query),
  bankLinesExport: (format: string, query: string): string =>
    withQuery(`/admin/riconciliazione/accrediti/export.${format}`, query),
  worklistExport: (format: string, query: string): string =>
    withQuery(`/admin/riconciliazione/da-lavorare/export.${format}`, query),
  exports: (): string => '/admin/esportazioni',
  exportKey: (): string => '/admin/esportazioni/chiave-pubblica.pem',
  /** @param turn how often the page has asked again by itself. */
  export: (publicId: string, turn = 0): string => exported(publicId, turn === 0 ? '' : `?aggiornamento=${turn}`),
  exportManifest: (publicId: string): string => exported(publicId, '/manifesto.json'),
  exportFile: (publicId: string): string => exported(publicId, '/file'),
  accounting: (query: Readonly<Record<string, string>> = {}): string => withQuery('/admin/contabilita', query),
  register: (days: { readonly from: string; readonly to: string }): string =>
    withQuery('/admin/contabilita/registro.pdf', { from: days.from, to: days.to }),
  /** @param query of the filters, without `?`. */
  audit: (query = ''): string => (query === '' ? '/admin/registro' : `/admin/registro?${query}`),
  /** @param query of the filters, without `?`. */
  auditExport: (format: string, query: string): string => withQuery(`/admin/registro/export.${format}`, query),
  auditCitizen: (): string => '/admin/registro/cittadino',
  auditVerification: (): string => '/admin/registro/integrita',
  retention: (): string => '/admin/conservazione',
  /** @param month `YYYY-MM`; empty: all. */
  retentionList: (month = ''): string => `/admin/conservazione/dimenticati.csv${month === '' ? '' : `?mese=${month}`}`,
  system: (): string => '/admin/sistema',
  systemJob: (): string => '/admin/sistema/lavori',
  systemDelivery: (): string => '/admin/sistema/invii',
  apiKeys: (): string => '/admin/chiavi-api',
  newApiKey: (): string => '/admin/chiavi-api/nuova',
  apiKey: (id: number): string => apiKey(id),
  apiKeyEnd: (id: number): string => apiKey(id, '/revoca'),
  apiKeyWebhook: (id: number): string => apiKey(id, '/avvisi'),
  apiKeySecret: (id: number): string => apiKey(id, '/segreto'),
  apiKeyResend: (id: number): string => apiKey(id, '/rinvia'),
} as const;
