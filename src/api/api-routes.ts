/** Every address for other programs, as `shared/http/paths.ts` has the citizens'. */
export const apiRoutes = {
  payments: '/api/v1/pagamenti',
  payment: '/api/v1/pagamenti/:id',
  services: '/api/v1/servizi',
  document: '/api/v1/openapi.json',
  documentation: '/api/v1/documentazione',
} as const;
