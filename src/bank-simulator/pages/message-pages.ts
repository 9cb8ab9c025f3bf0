import type { PageRenderer } from './page-renderer.js';

/** A page that only says something, with the way on when there is one. */
export interface Message {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Listed below the paragraphs. */
  readonly items?: readonly string[];
  /** Address of the shop's page that the link opens. */
  readonly backUrl?: string;
}

/** The bank's messages to the citizen. Each says whether money was taken. */
export class MessagePages {
  constructor(private readonly renderer: PageRenderer) {}

  invalidStart(problems: readonly string[]): string {
    return this.page({
      title: 'Richiesta di pagamento non valida',
      paragraphs: ["La banca non può aprire il pagamento: la richiesta dell'esercente è errata. Nessun addebito."],
      items: problems,
    });
  }

  expired(backUrl: string): string {
    return this.page({
      title: 'Tempo scaduto',
      paragraphs: [
        'Il tempo per completare la transazione è scaduto. Nessun addebito è stato effettuato.',
        "Torni al sito dell'esercente per riprovare.",
      ],
      backUrl,
    });
  }

  /** The outcome stands, but the browser is not sent back. */
  shopUnreachable(isCharged: boolean): string {
    return this.page({
      title: "Il sito dell'esercente non risponde",
      paragraphs: [
        isCharged
          ? 'Il pagamento è stato autorizzato, ma la banca non riesce a tornare al sito dell’esercente.'
          : 'Nessun addebito è stato effettuato. La banca non riesce a tornare al sito dell’esercente.',
        'Non ripeta il pagamento: riapra il sito dell’esercente e ne controlli lo stato.',
      ],
    });
  }

  unknownSession(): string {
    return this.page({
      title: 'Pagina non più valida',
      paragraphs: [
        'Questa pagina non corrisponde a un pagamento aperto. Da qui non è stato effettuato alcun addebito.',
        "Torni al sito dell'esercente e riprenda il pagamento.",
      ],
    });
  }

  invalidAction(): string {
    return this.page({
      title: 'Richiesta non valida',
      paragraphs: ['Il pulsante premuto non è riconosciuto. Nessun addebito è stato effettuato da questa pagina.'],
    });
  }

  welcome(): string {
    return this.page({
      title: 'Banca simulata',
      paragraphs: ['A queste pagine si arriva dal sito di un esercente, quando si procede col pagamento.'],
    });
  }

  notFound(): string {
    return this.page({ title: 'Pagina non trovata', paragraphs: ["L'indirizzo richiesto non esiste."] });
  }

  failure(): string {
    return this.page({
      title: 'Servizio momentaneamente non disponibile',
      paragraphs: ["Riapra il sito dell'esercente e controlli lo stato del pagamento prima di ripeterlo."],
    });
  }

  private page({ title, paragraphs, items = [], backUrl = '' }: Message): string {
    return this.renderer.render('message', title, { title, paragraphs, items, backUrl });
  }
}
