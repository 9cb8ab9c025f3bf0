import type { Clock } from '../../shared/clock.js';
import type { Order } from '../books/order.js';
import { maskedNumber, type Card } from '../desk/card.js';
import type { CardProblems, TypedCard } from './card-form.js';
import { deadlineNotice, summaryOf } from './order-summary.js';
import type { PageRenderer } from './page-renderer.js';
import type { SimulatorPaths } from './simulator-paths.js';

/** What the card page shows besides the order. */
export interface CardPageState {
  readonly typed: TypedCard;
  readonly problems: CardProblems;
  /** Something to say that is no fault of a field; empty when there is nothing. */
  readonly notice: string;
}

const CARD_TYPES = ['MasterCard', 'Visa'] as const;
const EMPTY_CARD: TypedCard = { cardType: '', cardNumber: '', expiryMonth: '', expiryYear: '' };

/** Presents the pages of the seed's phases 5 (card data) and 6 (confirmation). */
export class CardPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly paths: SimulatorPaths,
    private readonly clock: Clock,
  ) {}

  /** Phase 5; `session` ties the page to its order. */
  card(order: Order, session: string, state: Partial<CardPageState> = {}): string {
    const { typed = EMPTY_CARD, problems = {}, notice = '' } = state;
    const errors = Object.entries(problems).map(([field, message]) => ({ field, message }));
    return this.renderer.render('card', `${errors.length > 0 ? 'Errore: ' : ''}Dati della carta`, {
      ...this.common(order, session),
      action: this.paths.card,
      hasErrors: errors.length > 0,
      errorHeading: errors.length === 1 ? "C'è un problema" : `Ci sono ${errors.length} problemi`,
      errors,
      problems: { cardType: '', cardNumber: '', expiryMonth: '', expiryYear: '', cvv: '', ...problems },
      notice,
      typed,
      cardTypes: CARD_TYPES.map((name) => ({ name, isSelected: name === typed.cardType })),
    });
  }

  /** Phase 6: the card is masked and its security code hidden. */
  confirmation(order: Order, session: string, card: Card): string {
    return this.renderer.render('confirm', 'Conferma dei dati', {
      ...this.common(order, session),
      action: this.paths.confirmation,
      type: card.type,
      maskedNumber: maskedNumber(card),
      tail: card.number.slice(-4),
      expiry: `${card.expiryMonth}/${card.expiryYear}`,
    });
  }

  private common(order: Order, session: string): object {
    return { session, summary: summaryOf(order), deadline: deadlineNotice(order, this.clock.now()) };
  }
}
