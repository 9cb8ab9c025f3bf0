/** What a reader and an archive are told of a document. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** A4 standing unless said. */
  readonly layout?: 'portrait' | 'landscape';
  /** In points. Without it the margins are the drawer's. */
  readonly margin?: number;
  /** Now unless said. */
  readonly createdAt?: Date;
}

/** An empty A4 document in Italian, tagged for screen readers, in the archive profile PDF/A-3a. */
export async function newArchiveDocument(facts: DocumentFacts): Promise<PDFKit.PDFDocument> {
  const { title, author, subject, layout = 'portrait', margin = 0, createdAt } = facts;
  // Loaded by the first document: what never makes one starts sooner.
  const { default: PDFDocument } = await import('pdfkit');
  return new PDFDocument({
    size: 'A4',
    layout,
    margin,
    lang: 'it-IT',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    // No default font: it would be one that an archive file may not refer to without containing it.
    font: null as unknown as string,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Creator: 'Porta dei Pagamenti',
      Producer: 'Porta dei Pagamenti',
      ...(createdAt === undefined ? {} : { CreationDate: createdAt }),
    },
  });
}
