const MAX_SLUG_LENGTH = 80;
const MAX_KEY_LENGTH = 40;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The address made from a service's name: "Mensa – Asilo Nido" is `mensa-asilo-nido`. Empty when nothing is left of it.
 */
export function slugOf(name: string): string {
  return wordsOf(name).join('-').slice(0, MAX_SLUG_LENGTH).replace(/-+$/, '');
}

export function isSlug(text: string): boolean {
  return SLUG.test(text) && text.length <= MAX_SLUG_LENGTH;
}

/**
 * The key of a field made from its label: "Nome dell'alunno" is `nome_dell_alunno`; with a number when another field
 * has it. Keys begin with a letter, whatever the label begins with.
 */
export function fieldKeyOf(label: string, taken: ReadonlySet<string>): string {
  const words = wordsOf(label)
    .join('_')
    .replace(/^[^a-z]+/, '');
  const base = (words === '' ? 'campo' : words).slice(0, MAX_KEY_LENGTH - 4).replace(/_+$/, '');
  let key = base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}_${number}`;
  return key;
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
