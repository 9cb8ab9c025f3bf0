import type { Site } from '../site/site.js';
import { BANK_FORM, EDIT, FORM, MARIO, PAY, publicIdOf, RETRY, TO_BANK } from '../../support/journey.js';
import type { SeenPage } from '../../support/citizen.js';
import type { Journey } from '../plan.js';
import { PersistentCitizen } from './persistent-citizen.js';

/** The order that a citizen is about to pay at the bank. */
export interface OrderInHand {
  readonly publicId: string;
  readonly orderCode: string;
  readonly connecting: SeenPage;
}

const BANK_TRIES = 6;
const RESUME = 'main a[href$="/collegamento"]';

/** One citizen's way through the pages, step by step; what a step needs of the portal it finds on the page before. */
export class Errand {
  readonly citizen = new PersistentCitizen();
  /** Payments that the portal has made for this citizen: there must never be two. */
  readonly payments = new Set<string>();

  constructor(
    private readonly site: Site,
    readonly journey: Journey,
  ) {}

  async review(changes: Record<string, string> = {}): Promise<SeenPage> {
    const form = await this.citizen.open(`${this.site.url}/servizi/${this.journey.slug}`);
    return this.citizen.submit(form, FORM, { ...this.typed(), ...changes });
  }

  /** MODIFICA, something else typed, and the review again. */
  async changeMind(review: SeenPage, changes: Record<string, string>): Promise<SeenPage> {
    const form = await this.citizen.submit(review, EDIT);
    return this.citizen.submit(form, FORM, changes);
  }

  /** PROCEDI COL PAGAMENTO. */
  async proceed(review: SeenPage): Promise<OrderInHand> {
    return this.inHand(await this.citizen.submit(review, PAY));
  }

  /** RIPROVA on an outcome page. */
  async tryAgain(outcome: SeenPage): Promise<OrderInHand> {
    return this.inHand(await this.citizen.submit(outcome, RETRY));
  }

  async outcome(publicId: string): Promise<SeenPage> {
    return this.citizen.open(`${this.site.url}/pagamenti/${publicId}/esito`);
  }

  /** INVIA with this card, without going further. */
  async typeCard(order: OrderInHand, cardNumber: string): Promise<SeenPage> {
    const cardPage = await this.citizen.submit(order.connecting, TO_BANK);
    return this.pressAtBank(cardPage, { ...cardFields(cardNumber), action: 'submit' });
  }

  async cardPage(order: OrderInHand): Promise<SeenPage> {
    return this.citizen.submit(order.connecting, TO_BANK);
  }

  async pressAtBank(page: SeenPage, fields: Record<string, string>): Promise<SeenPage> {
    return this.citizen.submit(page, BANK_FORM, fields);
  }

  /**
   * Through both pages of the bank with this card, however often the bank forgets what was typed. The last page seen:
   * the outcome, or the bank's when it does not send the browser back.
   */
  async pay(order: OrderInHand, cardNumber: string): Promise<SeenPage> {
    let page = await this.cardPage(order);
    for (let tries = 0; tries < BANK_TRIES && this.isBankForm(page); tries += 1) {
      page = await this.pressAtBank(page, { ...cardFields(cardNumber), action: 'submit' });
      if (!this.isBankForm(page)) break;
      if (this.journey.behaviour === 'closes-after-confirm') return this.confirmAndLeave(page);
      page = await this.pressAtBank(page, { action: 'confirm' });
    }
    return page;
  }

  /** Cancels on the page of the bank that is shown. */
  async cancel(page: SeenPage): Promise<SeenPage> {
    return this.pressAtBank(page, { action: 'cancel' });
  }

  /** Closes the browser before the bank's answer has arrived. */
  private async confirmAndLeave(page: SeenPage): Promise<SeenPage> {
    const fields = { ...page.formFields(BANK_FORM), action: 'confirm' };
    // Nobody is there any more to be told that it failed.
    await this.citizen.redirectOf(page.formAction(BANK_FORM), fields).catch(() => undefined);
    return page;
  }

  private typed(): Record<string, string> {
    const { amountCents, email, number } = this.journey;
    const amount = `${Math.floor(amountCents / 100)},${String(amountCents % 100).padStart(2, '0')}`;
    return { ...MARIO, email, amount, description: `pagamento numero ${number}` };
  }

  private async inHand(page: SeenPage): Promise<OrderInHand> {
    const publicId = publicIdOf(page);
    this.payments.add(publicId);
    // A form that had to be sent twice finds what it wanted done, and leads to the outcome: from there one goes on.
    const resume = page.$(RESUME).attr('href');
    const connecting = resume === undefined ? page : await this.citizen.open(new URL(resume, page.url));
    const orderCode = connecting.formFields(TO_BANK)['ORDERID'];
    if (orderCode === undefined) throw new Error(`no way to the bank: ${connecting.text.slice(0, 200)}`);
    return { publicId, orderCode, connecting };
  }

  private isBankForm(page: SeenPage): boolean {
    return page.url.origin !== this.site.url && page.$(BANK_FORM).length > 0;
  }
}

function cardFields(cardNumber: string): Record<string, string> {
  const cardType = cardNumber.startsWith('5') ? 'MasterCard' : 'Visa';
  return { cardType, cardNumber, expiryMonth: '06', expiryYear: '30', cvv: '999' };
}
