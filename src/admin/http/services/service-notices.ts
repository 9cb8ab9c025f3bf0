import type { ServiceNotice } from './services.page.js';

const good = (message: string): ServiceNotice => ({ isGood: true, message });
const bad = (message: string): ServiceNotice => ({ isGood: false, message });

/** What an action on a service came to, by its code. */
const NOTICES: Readonly<Record<string, ServiceNotice>> = {
  saved: good('Bozza salvata. I cittadini non la vedono: guarda l’anteprima, poi pubblicala.'),
  unchanged: good('Non è cambiato niente: non c’è una nuova versione.'),
  published: good('Pubblicato: entro pochi secondi i cittadini vedono questa versione.'),
  already: good('Questa versione è pubblicata: i cittadini la vedono.'),
  changed: bad(
    'Nel frattempo è stata salvata un’altra versione: niente è stato pubblicato. Guarda le differenze qui sotto.',
  ),
  'resume-conflict': bad('Nel frattempo è stata salvata un’altra versione: niente è cambiato. Guardala qui sotto.'),
  'slug-taken': bad('L’indirizzo di quella versione nel frattempo è di un altro servizio: niente è cambiato.'),
  'opening-done': good('Fatto: l’apertura del servizio è cambiata.'),
  'opening-changed': bad('Nel frattempo un’altra persona ha cambiato l’apertura: guarda qui sotto com’è adesso.'),
  'in-use': bad('Il servizio ha pagamenti o commissioni proprie: non si elimina. Puoi chiuderlo, i pagamenti restano.'),
  open: bad('Il servizio è aperto: prima chiudilo.'),
  removed: good('Servizio eliminato.'),
};

export function serviceNotice(code: string | undefined): ServiceNotice | null {
  return code !== undefined && Object.hasOwn(NOTICES, code) ? (NOTICES[code] ?? null) : null;
}
