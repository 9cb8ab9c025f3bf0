/** The account that the statements are of: the example IBAN of the Italian standard, nobody's account. */
export const ACCOUNT = { iban: 'IT60X0542811101000000123456', currency: 'EUR' } as const;

/** Number of the statement within its year: the day of the year, as a bank that writes one a day counts. */
export function statementNumber(day: string): number {
  const start = Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`);
  return (Date.parse(`${day}T00:00:00Z`) - start) / (24 * 60 * 60 * 1000) + 1;
}
