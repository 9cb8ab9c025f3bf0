const JOINED: Readonly<Record<string, string>> = { a: 'a', da: 'da', di: 'de', in: 'ne', su: 'su' };
const PREPOSITION = /^(?:(.*) )?(a|da|di|in|su)$/;
const ARTICLE = /^(?:(il|la|le) |(l'))/;

/**
 * `before` and `subject`, the preposition and the article between them joined as Italian wants: "di" and "il" are
 * "del".
 */
export function joinSubject(before: string, subject: string): string {
  const [, start, preposition] = PREPOSITION.exec(before) ?? [];
  const [article, withBlank, elided] = ARTICLE.exec(subject) ?? [];
  if (preposition === undefined || article === undefined) return `${before} ${subject}`;
  const joined = `${JOINED[preposition] ?? preposition}${endOf(withBlank ?? elided ?? '')}`;
  return `${start === undefined ? '' : `${start} `}${joined}${subject.slice(article.length)}`;
}

/** What is left of the article: "del", "della", "delle", "dell'". */
function endOf(article: string): string {
  return article === 'il' ? 'l ' : `l${article}${article === "l'" ? '' : ' '}`;
}
