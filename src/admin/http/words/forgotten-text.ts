import { romeDay } from '../../../shared/rome-day.js';
import { dayText } from './short-time.js';

/** What stands in place of a person whom retention has forgotten: "Dati dimenticati il 3 marzo 2037". */
export function forgottenSince(forgottenAt: Date | null): string {
  return forgottenAt === null ? 'Dati dimenticati' : `Dati dimenticati il ${dayText(romeDay(forgottenAt))}`;
}
