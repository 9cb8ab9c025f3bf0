import { joinSubject } from './joined-preposition.js';

it.each([
  ['ha aggiunto una nota a', 'il pagamento N. 1', 'ha aggiunto una nota al pagamento N. 1'],
  ['ha rimandato un avviso di', 'la chiave API 2', 'ha rimandato un avviso della chiave API 2'],
  ['ha chiuso le sessioni di', "l'account 3", "ha chiuso le sessioni dell'account 3"],
  ['ha chiuso un avviso su', 'il pagamento N. 4', 'ha chiuso un avviso sul pagamento N. 4'],
  ['di', 'le situazioni', 'delle situazioni'],
  ['ha scritto una nota su', 'una situazione da lavorare', 'ha scritto una nota su una situazione da lavorare'],
  ['ha aperto', 'il pagamento N. 5', 'ha aperto il pagamento N. 5'],
  ["ha creato l'account di", 'ilaria', "ha creato l'account di ilaria"],
])('%s + %s', (before, subject, sentence) => {
  expect(joinSubject(before, subject)).toBe(sentence);
});
