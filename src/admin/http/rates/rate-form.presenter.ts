import { GENERAL_SCOPE, type RateError, type RateInput } from '../../../domain/rate-form.js';
import { rateInForce } from '../../../domain/dated-rate.js';
import type { ErrorLine } from '../../../shared/http/pages/page.js';
import { adminPaths } from '../../admin-paths.js';
import { lastOf, type RateBook, standing } from '../../rates/rate-desk.js';
import type { RateFormPage } from './rates.page.js';
import type { Choice } from '../transactions/transaction.page.js';
import { rateMessages } from './rate-messages.js';
import { deciderText, RATES_CRUMB, rateText, scopeText } from './rate-words.js';
import { shortTime } from '../words/short-time.js';

const TITLE = 'Nuova commissione';
const KINDS = [
  { value: 'percentage', label: "Una percentuale dell'importo" },
  { value: 'general', label: 'La stessa della commissione generale (solo per un servizio)' },
];
const STARTS = [
  { value: 'now', label: 'Da subito (pochi secondi dopo la conferma)' },
  { value: 'date', label: 'Da un giorno futuro, alle 00:00 in Italia' },
];

/** The form as it was typed. @param overtaken somebody else has decided meanwhile: their scope. */
export function presentRateForm(
  book: RateBook,
  input: RateInput,
  { errors = [], overtaken }: { readonly errors?: readonly RateError[]; readonly overtaken?: number | null } = {},
): RateFormPage {
  const { errorOf, lines } = rateMessages(errors);
  return {
    title: TITLE,
    breadcrumb: [RATES_CRUMB, { label: TITLE }],
    isPrivate: true,
    errors: overtaken === undefined ? lines : [...lines, overtakenLine(book, overtaken)],
    action: adminPaths.ratePreview(),
    scopes: scopeChoices(book, input.scope),
    kinds: choices(KINDS, input.kind),
    starts: choices(STARTS, input.start),
    values: { rate: input.rate, startsOn: input.startsOn, reason: input.reason },
    errorOf,
  };
}

function scopeChoices({ rates, services, now }: RateBook, chosen: string): Choice[] {
  const valid = standing(rates);
  const options = [
    { value: GENERAL_SCOPE, label: `Tutti i servizi (ora ${rateText(rateInForce(valid, null, now))})` },
    ...services.map(({ id, name }) => ({
      value: String(id),
      label: `${name} (ora ${rateText(rateInForce(valid, id, now))})`,
    })),
  ];
  return choices(options, chosen);
}

/** What the colleague decided, so that whoever comes second can make up their mind again. */
function overtakenLine({ rates, services, names }: RateBook, serviceId: number | null): ErrorLine {
  const last = lastOf(rates, serviceId);
  const before = 'Mentre preparavi la tua, la commissione è cambiata';
  const what =
    last === undefined
      ? ''
      : `: ${scopeText(serviceId, services)}, ${rateText(last.rateMillionths)} dal ${shortTime(last.validFrom).text}, decisa da ${deciderText(last, names)}`;
  return { message: `${before}${what}. Niente è stato salvato: controlla e prosegui di nuovo.`, href: '#scope' };
}

function choices(options: readonly Omit<Choice, 'isChosen'>[], chosen: string): Choice[] {
  return options.map((option) => ({ ...option, isChosen: option.value === chosen }));
}
