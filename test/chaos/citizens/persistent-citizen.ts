import { setTimeout as pause } from 'node:timers/promises';
import { Citizen, type SeenPage } from '../../support/citizen.js';

/** A browser gives up a request after this time. */
const ANSWER_WITHIN_MS = 30_000;
const PERSISTS_MS = 120_000;
const PRESSES_AGAIN_AFTER_MS = 250;

/**
 * A citizen who presses reload, and sends the form again when the browser asks, for as long as the line is broken or
 * the page says that something went wrong. Every address of the portal must bear that.
 */
export class PersistentCitizen extends Citizen {
  protected override async request(address: URL, init: RequestInit): Promise<SeenPage> {
    const end = performance.now() + PERSISTS_MS;
    for (;;) {
      const answer = await this.tryOnce(address, init);
      if (!(answer instanceof Error) && answer.status < 500) return answer;
      if (performance.now() > end) throw answer instanceof Error ? answer : new Error(`${answer.status} for too long`);
      await pause(PRESSES_AGAIN_AFTER_MS);
    }
  }

  private async tryOnce(address: URL, init: RequestInit): Promise<SeenPage | Error> {
    try {
      return await super.request(address, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
