import { PaymentBacklog } from '../../payments/payment-backlog.js';
import { DeliveryBacklog } from '../../receipts/delivery-backlog.js';
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

/** Receipts that failed, and alerts that wait for a person. */
export const staffCheck = databaseCheck('Da vedere', async (database) => {
  const { failed } = await new DeliveryBacklog(database).unsent();
  const alerts = await new PaymentBacklog(database).unresolvedAlerts();
  const kinds = alerts.map(({ kind, count }) => `${kind} ${count}`).join(', ');
  return [
    failed === 0
      ? fine('Nessuna ricevuta è stata abbandonata.')
      : warning(
          `${failed} ricevute non consegnate.`,
          "L'indirizzo è sbagliato, o il server di posta le ha rifiutate: avvisa l'ufficio.",
        ),
    alerts.length === 0
      ? fine('Nessuna segnalazione aperta sui pagamenti.')
      : warning(`Segnalazioni aperte: ${kinds}.`, "Avvisa l'ufficio: la banca e il portale non dicono la stessa cosa."),
  ];
});

function seconds(ms: number): string {
  return ms < 2 * MINUTE_MS ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / MINUTE_MS)} minuti`;
}
