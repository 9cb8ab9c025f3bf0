import type { Citizen, SeenPage } from './citizen.js';

/** Mario Rossi, as the demonstration pages show him. */
export const PAYER = {
  firstName: 'Mario',
  lastName: 'Rossi',
  taxCode: 'RSSMRA81M10F376C',
  address: 'via Roma, 15',
  city: 'Monopoli',
  postalCode: '70043',
  province: 'BA',
  email: 'mariorossi@mail.it',
} as const;
/** What he types to pay. */
export const MARIO = { ...PAYER, amount: '154.60', description: 'pagamento refezione scolastica' } as const;

export const FORM = 'form[action$="/riepilogo"]';
export const PAY = 'form[action="/pagamenti"]';
export const EDIT = 'form[action$="/modifica"]';
export const TO_BANK = 'form[data-auto-submit]';
export const RETRY = 'form[action$="/riprova"]';
export const BANK_FORM = 'main form, form';

/** Where the portal is; a whole test portal knows that too. */
export interface Address {
  readonly url: string;
}

/** Phases 1 to 3: the review of what was typed. */
export async function toReview(
  citizen: Citizen,
  portal: Address,
  changes: Record<string, string> = {},
  slug = 'refezione-scolastica',
): Promise<SeenPage> {
  const form = await citizen.open(`${portal.url}/servizi/${slug}`);
  return citizen.submit(form, FORM, { ...MARIO, ...changes });
}

/** Phases 1 to 4: the wait page. */
export async function toConnecting(
  citizen: Citizen,
  portal: Address,
  changes: Record<string, string> = {},
): Promise<SeenPage> {
  return citizen.submit(await toReview(citizen, portal, changes), PAY);
}

/** Phases 5 and 6 with this card; what the browser shows at the end of them. */
export async function payWithCard(citizen: Citizen, connecting: SeenPage, cardNumber: string): Promise<SeenPage> {
  return confirmCard(citizen, await toCardConfirmation(citizen, connecting, cardNumber));
}

/** Phase 5: the card is typed, the bank asks to confirm. */
export async function toCardConfirmation(
  citizen: Citizen,
  connecting: SeenPage,
  cardNumber: string,
): Promise<SeenPage> {
  const cardPage = await citizen.submit(connecting, TO_BANK);
  return citizen.submit(cardPage, BANK_FORM, {
    ...{ cardType: 'MasterCard', cardNumber, expiryMonth: '06', expiryYear: '30', cvv: '999' },
    action: 'submit',
  });
}

/** Phase 6: Conferma. */
export async function confirmCard(citizen: Citizen, confirmation: SeenPage): Promise<SeenPage> {
  return citizen.submit(confirmation, BANK_FORM, { action: 'confirm' });
}

/** ANNULLA OPERAZIONE on the bank's first page. */
export async function cancelAtBank(citizen: Citizen, connecting: SeenPage): Promise<SeenPage> {
  const cardPage = await citizen.submit(connecting, TO_BANK);
  return citizen.submit(cardPage, BANK_FORM, { action: 'cancel' });
}

/** Annulla operazione on the bank's second page. */
export async function cancelAtConfirmation(citizen: Citizen, confirmation: SeenPage): Promise<SeenPage> {
  return citizen.submit(confirmation, BANK_FORM, { action: 'cancel' });
}

/** The public id in the address of a payment's page. */
export function publicIdOf(page: SeenPage): string {
  const id = /^\/pagamenti\/([A-Za-z0-9_-]{22})\//.exec(page.url.pathname)?.[1];
  if (id === undefined) throw new Error(`not a payment's page: ${page.url.pathname}`);
  return id;
}
