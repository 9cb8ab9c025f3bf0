const letters = new Intl.Segmenter('it', { granularity: 'grapheme' });

/** `mariorossi@mail.it` becomes `ma…@mail.it`: enough to recognise one's own address, not to learn somebody's. */
export function shortenedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const beginning = Array.from(letters.segment(email.slice(0, at)), ({ segment }) => segment).slice(0, 2);
  return `${beginning.join('')}…${email.slice(at)}`;
}
