import type { FastifyReply } from 'fastify';
import type { Books } from '../books/books.js';
import type { Order } from '../books/order.js';
import type { BrowserSessions } from '../desk/browser-session.js';
import type { CardVault } from '../desk/card-vault.js';
import type { Notifier } from '../desk/notifier.js';
import type { OrderDesk } from '../desk/order-desk.js';
import { wayBack } from '../desk/way-back.js';
import type { FormFields } from '../protocol/form-fields.js';
import type { CardPages } from './card-pages.js';
import { readCard, typedCardIn, typedCardOf } from './card-form.js';
import type { MessagePages } from './message-pages.js';
import { sendPage } from './send-page.js';

/** What the citizen's way through the bank is made of. */
export interface CheckoutParts {
  readonly books: Books;
  readonly desk: OrderDesk;
  readonly notifier: Notifier;
  readonly sessions: BrowserSessions;
  readonly vault: CardVault;
  readonly cardPages: CardPages;
  readonly messages: MessagePages;
  readonly resultKey: string;
}

const CARD_MISSING = 'Inserisci di nuovo i dati della carta: per sicurezza la banca non li conserva.';

/** Answers what a browser does on the bank's pages, from the card data to the way back to the shop. */
export class Checkout {
  constructor(private readonly parts: CheckoutParts) {}

  /** The first page of an order that is open, or the way back of one that has ended. */
  enter(order: Order, reply: FastifyReply): FastifyReply {
    if (order.status !== 'open') return this.leave(order, reply);
    const { sessions, cardPages } = this.parts;
    return sendPage(reply, 200, cardPages.card(order, sessions.issue(order.orderId)), order);
  }

  /** INVIA and ANNULLA OPERAZIONE on the card page. */
  async card(fields: FormFields, reply: FastifyReply): Promise<FastifyReply> {
    const { order, session } = this.orderOf(fields);
    if (order === undefined) return this.noOrder(reply);
    if (order.status !== 'open') return this.afterwards(order, reply);
    switch (fields.get('action')) {
      case 'submit':
        return this.submit(order, session, fields, reply);
      case 'cancel':
        return this.cancel(order, reply);
      default:
        return sendPage(reply, 400, this.parts.messages.invalidAction());
    }
  }

  /** Conferma, Modifica dati and Annulla operazione on the confirmation page. */
  async confirmation(fields: FormFields, reply: FastifyReply): Promise<FastifyReply> {
    const { order, session } = this.orderOf(fields);
    if (order === undefined) return this.noOrder(reply);
    if (order.status !== 'open') return this.afterwards(order, reply);
    switch (fields.get('action')) {
      case 'confirm':
        return this.confirm(order, session, reply);
      case 'edit':
        return this.edit(order, session, reply);
      case 'cancel':
        return this.cancel(order, reply);
      default:
        return sendPage(reply, 400, this.parts.messages.invalidAction());
    }
  }

  private submit(order: Order, session: string, fields: FormFields, reply: FastifyReply): FastifyReply {
    const { cardPages, vault } = this.parts;
    const { card, problems } = readCard(fields);
    if (card === undefined) {
      return sendPage(reply, 422, cardPages.card(order, session, { typed: typedCardIn(fields), problems }), order);
    }
    vault.keep(order.orderId, session, card);
    return sendPage(reply, 200, cardPages.confirmation(order, session, card), order);
  }

  private edit(order: Order, session: string, reply: FastifyReply): FastifyReply {
    const card = this.parts.vault.get(order.orderId, session);
    const state = card === undefined ? { notice: CARD_MISSING } : { typed: typedCardOf(card) };
    return sendPage(reply, 200, this.parts.cardPages.card(order, session, state), order);
  }

  private async confirm(order: Order, session: string, reply: FastifyReply): Promise<FastifyReply> {
    const { cardPages, desk, vault } = this.parts;
    const card = vault.get(order.orderId, session);
    if (card === undefined) {
      return sendPage(reply, 200, cardPages.card(order, session, { notice: CARD_MISSING }), order);
    }
    const decided = desk.pay(order, card);
    vault.forget(order.orderId);
    return this.afterwards(decided, reply);
  }

  private async cancel(order: Order, reply: FastifyReply): Promise<FastifyReply> {
    const cancelled = this.parts.desk.cancel(order);
    this.parts.vault.forget(order.orderId);
    return this.afterwards(cancelled, reply);
  }

  /** What follows a button once the order has ended, by this very click or before it. */
  private async afterwards(order: Order, reply: FastifyReply): Promise<FastifyReply> {
    const { messages, notifier } = this.parts;
    if (order.status === 'expired') return sendPage(reply, 410, messages.expired(order.backUrl), order);
    if (order.answerLost) return sendPage(reply, 200, messages.shopUnreachable(true));
    await notifier.waitFor(order.orderId);
    return this.leave(order, reply);
  }

  private leave(order: Order, reply: FastifyReply): FastifyReply {
    const faults = this.parts.books.faults.of(order.orderId).browserReturn;
    if (faults?.drop === true) {
      return sendPage(reply, 200, this.parts.messages.shopUnreachable(order.capturedCents > 0));
    }
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(wayBack(order, this.parts.resultKey, faults), 303);
  }

  private orderOf(fields: FormFields): { order: Order | undefined; session: string } {
    const session = fields.text('session');
    const orderId = this.parts.sessions.orderOf(session);
    return { order: orderId === undefined ? undefined : this.parts.desk.find(orderId), session };
  }

  private noOrder(reply: FastifyReply): FastifyReply {
    return sendPage(reply, 404, this.parts.messages.unknownSession());
  }
}
