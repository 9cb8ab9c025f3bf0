import { macHolds, macOf } from './sia-vpos/mac.js';

/** Computed by the bank's own encoder: what a key and a text must give, on every machine. */
const VECTORS = [
  {
    key: 'CHIAVE-AVVIO-DI-PROVA-0123456789',
    signed:
      'URLMS=https://pdp.test/banca/notifica/sia-vpos?x=1&y=è&URLDONE=https://pdp.test/banca/ritorno/sia-vpos&ORDERID=PDP7K2M9Q4XW&SHOPID=391177900021001&AMOUNT=15696&CURRENCY=978&EXPONENT=2&ACCOUNTINGMODE=I&AUTHORMODE=I&ORDDESCR=REFEZIONE SCOLASTICA&OPDESCR=Riferimento 29&REMAININGDURATION=480',
    mac: 'be8be7b4b1075adc86fbef4b10fdb966a50a5e4f1bc63db44ecf6f215348c3d1',
  },
  {
    key: 'CHIAVE-ESITO-DI-PROVA-9876543210',
    signed: '2026-11-23T10:15:01.000&00',
    mac: '0771b6e6534de252c4281fc2375fd510e4fc4bb23681b23b0ce1327d1becb990',
  },
] as const;

/** Whether this program signs, and checks signatures, as the bank does. */
export function signsLikeTheBank(): boolean {
  return VECTORS.every(
    ({ key, signed, mac }) =>
      macOf(signed, key) === mac && macHolds(mac, signed, key) && !macHolds(mac, `${signed}.`, key),
  );
}
