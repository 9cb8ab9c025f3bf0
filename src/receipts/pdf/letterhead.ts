import type { EnteEnvironment } from '../../env.js';
import type { ArmsFigure } from './arms/arms-figure.js';
import { page, type Styles } from './page-layout.js';
import type { Piece } from './pieces.js';
import type { Sheet } from '../../shared/pdf/sheet.js';

/** In points: what the lines beside them need. */
const ARMS_HEIGHT = 46;
/** Of wide arms: so much of the page stays for the words. */
const MAX_ARMS_WIDTH = 140;
const GAP = 12;

/** The head of the page: the body's arms, where they can be printed, beside its name, office and address. */
export function letterhead(sheet: Sheet, styles: Styles, head: { ente: EnteEnvironment; arms?: ArmsFigure }): Piece {
  const { ente, arms } = head;
  const armsWidth = arms === undefined ? 0 : Math.min(ARMS_HEIGHT * arms.ratio, MAX_ARMS_WIDTH);
  const left = page.left + (arms === undefined ? 0 : armsWidth + GAP);
  const lines = [
    sheet.block(ente.name, styles.ente, page.right - left),
    sheet.block(ente.office, styles.small, page.right - left),
    sheet.block(`${ente.address} – Codice fiscale ${ente.taxCode}`, styles.small, page.right - left),
  ];
  const textHeight = lines.reduce((sum, line) => sum + line.height, 0);
  const height = Math.max(textHeight, arms === undefined ? 0 : ARMS_HEIGHT);
  const { document } = sheet;
  return {
    height,
    element: (y) => {
      let top = y + (height - textHeight) / 2;
      const words = lines.map((line) => {
        const lineTop = top;
        top += line.height;
        return document.struct('P', {}, () => void sheet.write(line, left, lineTop));
      });
      if (arms === undefined) return document.struct('Div', {}, words);
      const figure = document.struct('Figure', { alt: `Stemma: ${ente.name}` }, () => {
        const armsHeight = armsWidth / arms.ratio;
        arms.draw(document, { x: page.left, y: y + (height - armsHeight) / 2, width: armsWidth, height: armsHeight });
      });
      return document.struct('Div', {}, [figure, ...words]);
    },
  };
}
