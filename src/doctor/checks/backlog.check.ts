import { PaymentBacklog } from '../../payments/payment-backlog.js';
import { DeliveryBacklog } from '../../receipts/delivery-backlog.js';
import { DELIVERY_KINDS, type DeliveryKind } from '../../receipts/failed-deliveries.js';
import { readOutboxLag } from '../../shared/outbox/outbox-table.js';
import { databaseCheck } from '../check.js';
import { fine, judge, warning } from '../finding.js';

const MINUTE_MS = 60_000;
const LAG_MS = { warnFrom: MINUTE_MS, brokenFrom: 10 * MINUTE_MS };
/** A sweeper asks within seconds; a minute more is what a busy bank may take. */
const OVERDUE_MS = { warnFrom: 2 * MINUTE_MS, brokenFrom: 15 * MINUTE_MS };

/** What was told and not yet heard. */
export const outboxCheck = databaseCheck('Messaggi interni', async (database, clock) => {
  const { waiting, oldestMs } = await readOutboxLag(database, clock.now());
  const text = `${waiting} in attesa, il più vecchio da ${seconds(oldestMs)}.`;
  return [judge(oldestMs, LAG_MS, text, 'Controlla che un worker sia avviato e guarda i suoi registri.')];
});

/** Orders that the bank should have been asked about. */
export const overdueCheck = databaseCheck('Ordini aperti', async (database, clock) => {
  const now = clock.now();
  const { count, oldestDueAt } = await new PaymentBacklog(database).overdueQuestions(now);
  const lateMs = oldestDueAt === null ? 0 : now.getTime() - oldestDueAt.getTime();
  const text =
    count === 0 ? 'Nessuno aspetta una domanda alla banca.' : `${count} da chiedere alla banca, da ${seconds(lateMs)}.`;
  return [judge(lateMs, OVERDUE_MS, text, 'Controlla che un worker sia avviato e che la banca risponda.')];
});

/** One and many of each kind of message. */
const MESSAGES: Readonly<Record<DeliveryKind, readonly [one: string, many: string]>> = {
  receipt: ['ricevuta', 'ricevute'],
  'resume-link': ['invito a riprendere un pagamento', 'inviti a riprendere un pagamento'],
  'refund-notice': ['avviso di rimborso', 'avvisi di rimborso'],
};

/** Messages that failed for good, and alerts that wait for a person. */
export const staffCheck = databaseCheck('Da vedere', async (database) => {
  const failed = await new DeliveryBacklog(database).failed();
  const alerts = await new PaymentBacklog(database).unresolvedAlerts();
  const kinds = alerts.map(({ kind, count }) => `${kind} ${count}`).join(', ');
  return [
    Object.values(failed).every((count) => count === 0)
      ? fine('Nessun messaggio ai cittadini è stato abbandonato.')
      : warning(
          `Messaggi non consegnati: ${failedWords(failed)}.`,
          "L'indirizzo è sbagliato, o il server di posta li ha rifiutati: avvisa l'ufficio.",
        ),
    alerts.length === 0
      ? fine('Nessuna segnalazione aperta sui pagamenti.')
      : warning(`Segnalazioni aperte: ${kinds}.`, "Avvisa l'ufficio: la banca e il portale non dicono la stessa cosa."),
  ];
});

function failedWords(failed: Readonly<Record<DeliveryKind, number>>): string {
  return DELIVERY_KINDS.filter((kind) => failed[kind] > 0)
    .map((kind) => `${failed[kind]} ${MESSAGES[kind][failed[kind] === 1 ? 0 : 1]}`)
    .join(', ');
}

function seconds(ms: number): string {
  return ms < 2 * MINUTE_MS ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / MINUTE_MS)} minuti`;
}
