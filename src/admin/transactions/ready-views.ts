/** Views that everybody has from the first day. */
export const READY_VIEWS = [
  { name: 'Oggi', query: 'period=today' },
  { name: 'Da verificare', query: 'status=under_review' },
  { name: 'Ricevute non consegnate', query: 'undelivered=1' },
] as const;
