import { slipsBetween } from './edit-distance.js';

/** The mail providers that most citizens use, the more common first. */
const PROVIDERS =
  words(`gmail.com libero.it hotmail.it hotmail.com yahoo.it yahoo.com outlook.it outlook.com virgilio.it
  tiscali.it alice.it icloud.com pec.it tin.it fastwebnet.it email.it live.it live.com me.com aruba.it legalmail.it
  postecert.it`);

/** Real domains within a slip or two of a provider: somebody may well live there, so they are never corrected. */
const REAL_DOMAINS: ReadonlySet<string> = new Set([
  ...PROVIDERS,
  ...words(`mail.it mail.com email.com ymail.com rocketmail.com gmx.com gmx.it gmx.net gmx.de googlemail.com inwind.it
    iol.it blu.it giallo.it vodafone.it teletu.it tim.it poste.it kataweb.it arubapec.it msn.com mac.com aol.com aol.it
    proton.me protonmail.com pm.me tutanota.com zoho.com yandex.com hotmail.fr hotmail.de hotmail.es hotmail.ch
    hotmail.co.uk outlook.fr outlook.de outlook.es outlook.at outlook.pt outlook.ie live.fr live.de live.nl live.at
    live.co.uk yahoo.fr yahoo.de yahoo.es yahoo.ro yahoo.co.uk yahoo.co.in yahoo.com.br`),
]);

/** Endings that are a slip for another, and no country's that a provider uses. */
const COM_SLIPS: ReadonlySet<string> = new Set(words('con cmo ocm vom xom cim comm coom cpm cok om cm co'));
const IT_SLIPS: ReadonlySet<string> = new Set(words('ti itt iit i tt ot ut'));

/** Names shorter than this are a slip away from too many honest domains. */
const MIN_NAME_LENGTH_FOR_ONE_SLIP = 5;
const MIN_NAME_LENGTH_FOR_TWO_SLIPS = 6;

/**
 * The address that a citizen probably meant: `mario@gmial.com` gives `mario@gmail.com`, `mario@libero.com` gives
 * `mario@libero.it`, `mario@mail.it` gives undefined. A question to ask, never a correction to make. Expects an
 * address that {@link parseEmail} accepted.
 */
export function suggestEmailCorrection(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  if (REAL_DOMAINS.has(domain)) return undefined;
  const meant = withRightEnding(domain) ?? closestProvider(withoutSlipInEnding(domain));
  return meant === undefined ? undefined : email.slice(0, at + 1) + meant;
}

/** `gmail.con` and `gmail.it` are gmail.com; `hotmail.at` may be real, because hotmail has more than one home. */
function withRightEnding(domain: string): string | undefined {
  const mended = withoutSlipInEnding(domain);
  if (mended !== domain && REAL_DOMAINS.has(mended)) return mended;
  return PROVIDERS.find((provider) => nameOf(provider) === nameOf(domain) && isOnlyHome(provider));
}

function closestProvider(domain: string): string | undefined {
  let closest: { provider: string; slips: number } | undefined;
  for (const provider of PROVIDERS) {
    if (!mayEndLike(provider, endingOf(domain))) continue;
    const slips = slipsBetween(nameOf(domain), nameOf(provider));
    const isAllowed = slips > 0 && slips <= allowedSlips(nameOf(provider));
    if (isAllowed && slips < (closest?.slips ?? Infinity)) closest = { provider, slips };
  }
  return closest?.provider;
}

function mayEndLike(provider: string, ending: string): boolean {
  return ending === endingOf(provider) || (isOnlyHome(provider) && (ending === 'it' || ending === 'com'));
}

/** Whether the provider's name is long enough to be its own, and exists under one ending only. */
function isOnlyHome(provider: string): boolean {
  const name = nameOf(provider);
  return (
    name.length >= MIN_NAME_LENGTH_FOR_ONE_SLIP && PROVIDERS.filter((other) => nameOf(other) === name).length === 1
  );
}

function allowedSlips(name: string): number {
  if (name.length >= MIN_NAME_LENGTH_FOR_TWO_SLIPS) return 2;
  return name.length >= MIN_NAME_LENGTH_FOR_ONE_SLIP ? 1 : 0;
}

function withoutSlipInEnding(domain: string): string {
  const ending = endingOf(domain);
  if (COM_SLIPS.has(ending)) return `${nameOf(domain)}.com`;
  return IT_SLIPS.has(ending) ? `${nameOf(domain)}.it` : domain;
}

function nameOf(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

function endingOf(domain: string): string {
  return domain.slice(domain.indexOf('.') + 1);
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
