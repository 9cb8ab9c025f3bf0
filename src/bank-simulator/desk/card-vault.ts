import type { Card } from './card.js';

/** Cards between the card page and the confirmation: in memory, by browser session, gone with their order. */
export class CardVault {
  private readonly byOrder = new Map<string, Map<string, Card>>();

  keep(orderId: string, session: string, card: Card): void {
    const cards = this.byOrder.get(orderId) ?? new Map<string, Card>();
    this.byOrder.set(orderId, cards.set(session, card));
  }

  get(orderId: string, session: string): Card | undefined {
    return this.byOrder.get(orderId)?.get(session);
  }

  forget(orderId: string): void {
    this.byOrder.delete(orderId);
  }

  /** Forgets the cards of every order that the predicate does not want. */
  forgetUnless(isOpen: (orderId: string) => boolean): void {
    for (const orderId of this.byOrder.keys()) {
      if (!isOpen(orderId)) this.forget(orderId);
    }
  }
}
