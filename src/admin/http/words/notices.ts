import type { TransactionPage } from '../transactions/transaction.page.js';

const good = (message: string): TransactionPage['notice'] => ({ isGood: true, message });
const bad = (message: string): TransactionPage['notice'] => ({ isGood: false, message });

/** What an action on a payment came to, by its code. */
const NOTICES: Readonly<Record<string, TransactionPage['notice']>> = {
  'note-added': good('Nota aggiunta.'),
  'note-forgotten': bad('I dati del cittadino sono stati cancellati: non si aggiungono più note.'),
  'alert-closed': good('Avviso chiuso.'),
  'alert-already-closed': bad("Nel frattempo l'avviso è stato chiuso da un'altra persona."),
  'alert-under-review': bad('Questo avviso si chiude dicendo com’è finito il pagamento, in "Risolvi la verifica".'),
  'review-resolved': good('Verifica risolta.'),
  'review-not-under-review': bad(
    'Nel frattempo il pagamento non è più da verificare: lo ha risolto la banca o un’altra persona. Guarda la storia.',
  ),
  'resend-queued': good('La ricevuta parte tra pochi secondi.'),
  'resend-on-its-way': bad('La ricevuta è già in partenza: aspetta un minuto e ricarica la pagina.'),
  'resend-not-paid': bad('Il pagamento non è riuscito: non c’è una ricevuta da mandare.'),
  'resend-address-forgotten': bad("I dati del cittadino, e l'indirizzo, sono stati cancellati."),
  'bank-paid': good('La banca ha risposto: pagato.'),
  'bank-declined': good('La banca ha risposto: rifiutato, nessun addebito.'),
  'bank-cancelled': good('La banca ha risposto: annullato, nessun addebito.'),
  'bank-expired': good('La banca ha risposto: scaduto, nessun addebito.'),
  'bank-pending': good('La banca ha risposto: in corso, l’esito arriverà.'),
  'bank-open': good('La banca ha risposto: il cittadino non ha ancora finito.'),
  'bank-not-found': good('La banca ha risposto: non conosce questo ordine.'),
  'bank-unknown': bad('La banca ha risposto con un esito che non sappiamo leggere.'),
  'bank-unanswered': bad(
    'La banca non ha risposto. Il sistema continua a chiedere da solo; riprova tra qualche minuto.',
  ),
  'bank-settled': good('Questo ordine è già pagato: non c’è niente da chiedere.'),
  'bank-too-soon': bad('La banca è stata interrogata pochi secondi fa: aspetta e ricarica la pagina.'),
  'refund-asked': good('Rimborso chiesto. Ora lo deve approvare un responsabile diverso da chi lo ha chiesto.'),
  'refund-approved': good('Rimborso approvato: il sistema lo sta mandando alla banca.'),
  'refund-rejected': good('Richiesta di rimborso rifiutata.'),
  'refund-withdrawn': good('Richiesta di rimborso ritirata.'),
  'refund-own-request': bad('Questo rimborso lo hai chiesto tu: lo deve decidere un’altra persona.'),
  'refund-not-yours': bad('Una richiesta la ritira solo chi l’ha fatta.'),
  'refund-already-decided': bad('Nel frattempo un’altra persona ha già deciso: qui sotto vedi come.'),
  'refund-not-paid': bad('Questo ordine non ha incassato nulla: non c’è niente da rimborsare.'),
  'erasure-forgotten': good('La persona è dimenticata: importi e storia restano.'),
  'erasure-already': bad('La persona di questo pagamento è già dimenticata.'),
  'erasure-paid': bad('Di questo pagamento è stato incassato un importo: si conserva per legge.'),
  'erasure-held': bad(
    'Adesso non si può: un avviso è aperto, un rimborso è in corso, o la banca deve ancora dire com’è finita.',
  ),
  'reversals-found': bad(
    'La banca ha restituito più di quanto sapevamo: l’abbiamo registrato come rimborso della banca.',
  ),
  'reversals-agrees': good('La banca conferma: i rimborsi coincidono con i nostri.'),
  'reversals-under-way': bad('Un rimborso di questo ordine è in corso: riprova quando è finito.'),
  'reversals-unanswered': bad('La banca non ha risposto. Riprova tra qualche minuto.'),
  'proposal-applied': good('Accredito spiegato: i pagamenti sono collegati.'),
  'proposal-waiting': good('Proposta accettata. Ora la deve confermare una persona diversa da te.'),
  'proposal-withdrawn': good('Proposta ritirata: qui sotto ci sono le proposte di adesso.'),
  'proposal-changed': bad(
    'Nel frattempo i dati sono cambiati, o un’altra persona è arrivata prima: non è stato collegato niente. Qui sotto vedi come stanno le cose adesso.',
  ),
  'proposal-own': bad('Questa proposta l’hai accettata tu: la deve confermare un’altra persona.'),
  'proposal-already-decided': bad('Nel frattempo un’altra persona ha già deciso: qui sotto vedi come.'),
  'proposal-period-closed': bad(
    'Il giorno di questo movimento è chiuso: non si cambia più niente. Lo può riaprire un responsabile, con un motivo.',
  ),
  'bank-file-known': bad(
    'Questo file era già arrivato e non è stato importato di nuovo. Qui sotto vedi quando, e da chi.',
  ),
};

export function noticeOf(code: string | undefined): TransactionPage['notice'] {
  return code !== undefined && Object.hasOwn(NOTICES, code) ? (NOTICES[code] ?? null) : null;
}
