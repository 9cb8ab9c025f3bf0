import { CARDS } from '../support/bank.js';
import { Citizen, clean } from '../support/citizen.js';
import { PAY, payWithCard, toReview } from '../support/journey.js';
import { readPdf } from '../support/pdf-text.js';
import { TestPortal } from '../support/portal.js';
import { until } from '../support/until.js';
import { rowOf } from './form-page.js';

const PEOPLE = [
  { firstName: 'Ștefan', lastName: 'Łukasz', email: 'stefan@mail.it', description: 'mensa țară žluťoučký' },
  { firstName: 'Ελένη', lastName: 'Παπαδόπουλος', email: 'eleni@mail.it', description: 'σίτιση Ιανουαρίου' },
  { firstName: 'Иван', lastName: 'Иванов', email: 'ivan@mail.it', description: 'питание за март' },
  {
    firstName: "N'Diaye",
    lastName: "D’Angelo O'Brien-Smith",
    email: 'awa@mail.it',
    description: 'a <b>"mensa"</b> & C.',
  },
] as const;

describe('a name in any alphabet', () => {
  let portal: TestPortal;
  const citizen = new Citizen();

  beforeAll(async () => {
    portal = await TestPortal.start();
  });

  afterAll(async () => {
    await portal.close();
  });

  it.each(PEOPLE)('reaches the receipt as it was typed: $firstName $lastName', async (person) => {
    const review = await toReview(citizen, portal, person);
    expect([rowOf(review, 'Nome'), rowOf(review, 'Cognome')]).toEqual([person.firstName, person.lastName]);
    const outcome = await payWithCard(citizen, await citizen.submit(review, PAY), CARDS.paid);
    const name = `${person.firstName} ${person.lastName}`;
    expect(rowOf(outcome, 'Debitore')).toBe(name);
    expect(rowOf(outcome, 'Causale')).toBe(person.description);

    const mail = await until('the receipt', () =>
      portal.mail.messages.find(({ text = '' }) => text.includes(`Gentile ${name},`)),
    );
    expect(mail.text).toContain(person.description);
    expect(mail.attachments).toHaveLength(1);
    const pdf = clean((await readPdf(mail.attachments[0]?.content ?? Buffer.alloc(0))).text);
    expect(pdf).toContain(name);
    expect(pdf).toContain(person.description);
  });
});
