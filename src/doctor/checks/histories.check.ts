import { checkNewestHistories } from '../../payments/payment-histories.js';
import { databaseCheck } from '../check.js';
import { broken, fine } from '../finding.js';

const NEWEST = 50;
const SHOWN = 5;

/** The histories of the newest payments are as they were written. */
export const historiesCheck = databaseCheck('Storia dei pagamenti', async (database) => {
  const { checked, broken: changed } = await checkNewestHistories(database, NEWEST);
  if (changed.length === 0) return [fine(`Gli ultimi ${checked} pagamenti hanno la storia intatta.`)];
  const shown = changed.slice(0, SHOWN).join(', ');
  return [
    broken(
      `${changed.length} pagamenti su ${checked} hanno una storia alterata: riferimenti ${shown}.`,
      'Qualcuno ha cambiato il database a mano, o il disco è rovinato: ferma tutto e confronta con la copia di sicurezza.',
    ),
  ];
});
