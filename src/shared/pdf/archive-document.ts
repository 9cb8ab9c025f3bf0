import PDFDocument from 'pdfkit';

/** What a reader and an archive are told of a document. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** A4 standing unless said. */
  readonly layout?: 'portrait' | 'landscape';
}

/** An empty A4 document in Italian, tagged for screen readers, in the archive profile PDF/A-3a; margins are the drawer's. */
export function newArchiveDocument({ title, author, subject, layout = 'portrait' }: DocumentFacts): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
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
    },
  });
}
