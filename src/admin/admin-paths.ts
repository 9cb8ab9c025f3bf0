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
  audit: '/admin/registro',
  auditExport: '/admin/registro/registro.jsonl',
  auditCitizen: '/admin/registro/cittadino',
  auditVerification: '/admin/registro/integrita',
} as const;

const payment = (publicId: string, page = ''): string => `/admin/transazioni/${publicId}${page}`;
const view = (id: number, page: string): string => `/admin/transazioni/viste/${id}${page}`;
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
  /** @param query of the filters, without `?`. */
  audit: (query = ''): string => (query === '' ? '/admin/registro' : `/admin/registro?${query}`),
  auditExport: (query = ''): string =>
    query === '' ? '/admin/registro/registro.jsonl' : `/admin/registro/registro.jsonl?${query}`,
  auditCitizen: (): string => '/admin/registro/cittadino',
  auditVerification: (): string => '/admin/registro/integrita',
} as const;
