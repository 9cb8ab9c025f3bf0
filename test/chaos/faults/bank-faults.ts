import type { SeenPage } from '../../support/citizen.js';
import type { Obstacle } from '../site/bank-office-front.js';
import type { Strike } from './strike.js';

/** Neither way of the bank brings a proof: the portal has to ask. */
const NO_PROOF = { notification: { drop: true }, browserReturn: { badMac: true } };

/** The bank's messages about this order go wrong. */
export async function spoilMessages(strike: Strike, faults: object): Promise<SeenPage> {
  await strike.askBank(faults);
  strike.struck(true);
  return strike.pay();
}

/** The portal's questions about this order meet obstacles, one each. */
export async function obstructQuestions(strike: Strike, obstacles: readonly Obstacle[]): Promise<SeenPage> {
  const { site, parts } = strike;
  await strike.askBank(NO_PROOF);
  void site.bankFront.obstruct(parts.order.orderCode, obstacles).then(() => {
    strike.struck();
  });
  return strike.pay();
}

/** The bank dies at the portal's question; its ledger is on disk, and it is started again at once. */
export async function killBank(strike: Strike): Promise<SeenPage> {
  const { bank } = strike.site;
  const dieFirst = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const death = strike.parts.storms.run(async () => {
        await bank.takeDown();
        resolve();
        await bank.start();
      });
      death.catch(reject);
    });
  return obstructQuestions(strike, [dieFirst]);
}
