import type { SeededChance } from './seeded-chance.js';

/** A service of the catalog, as a payment copies it. */
export interface OfferedService {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly officeName: string;
  readonly officeEmail: string | null;
  readonly officePhone: string | null;
}

interface Habit {
  /** How often it is paid, against the others. */
  readonly weight: number;
  readonly minCents: number;
  readonly maxCents: number;
  /** Amounts are multiples of it. */
  readonly stepCents: number;
  readonly descriptions: readonly string[];
}

const MONTHS = ['settembre', 'ottobre', 'novembre', 'dicembre', 'gennaio', 'febbraio', 'marzo', 'aprile', 'maggio'];
const monthly = (what: string): string[] => MONTHS.map((month) => `${what} ${month}`);

const HABITS: Readonly<Record<string, Habit>> = {
  'refezione-scolastica': habit(38, [2_000, 12_000, 50], monthly('mensa scolastica')),
  'asilo-nido': habit(16, [18_000, 45_000, 500], monthly('retta asilo nido')),
  'trasporto-scolastico': habit(14, [9_000, 28_000, 1_000], ['abbonamento scuolabus', 'scuolabus seconda rata']),
  'diritti-segreteria-urbanistici': habit(
    11,
    [3_000, 25_000, 100],
    ['diritti CILA', 'diritti SCIA', 'accesso agli atti'],
  ),
  'altri-servizi': habit(10, [500, 30_000, 1], ['rimborso spese di notifica', 'uso sala comunale', 'copie conformi']),
  'oneri-di-urbanizzazione': habit(
    5,
    [50_000, 1_800_000, 1],
    ['oneri prima rata', 'oneri saldo permesso di costruire'],
  ),
  'idranti-comunali': habit(4, [1_000, 9_000, 10], ['prelievo acqua idrante', 'acqua per irrigazione']),
  'deposito-spese-contrattuali': habit(2, [10_000, 90_000, 1], ['deposito spese contratto', 'registrazione contratto']),
};
const ANY_OTHER = habit(3, [1_000, 20_000, 50], ['pagamento al Comune']);

/** What is paid, how much and what for, as a town usually does. */
export function inventDebt(
  services: readonly OfferedService[],
  chance: SeededChance,
): { readonly service: OfferedService; readonly amountCents: number; readonly description: string } {
  const choices = services.map((service) => ({ service, ...(HABITS[service.slug] ?? ANY_OTHER) }));
  const { service, minCents, maxCents, stepCents, descriptions } = chance.weighted(choices);
  // Squared, because small amounts are more frequent than large ones.
  const steps = Math.floor(((maxCents - minCents) / stepCents) * chance.fraction() ** 2);
  return { service, amountCents: minCents + steps * stepCents, description: chance.pick(descriptions) };
}

function habit(
  weight: number,
  [minCents, maxCents, stepCents]: [number, number, number],
  descriptions: string[],
): Habit {
  return { weight, minCents, maxCents, stepCents, descriptions };
}
