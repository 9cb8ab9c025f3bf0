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
} as const;

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
} as const;
