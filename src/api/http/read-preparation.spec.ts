import fc from 'fast-check';
import { readPreparation } from './read-preparation.js';

const RIGHT = { externalId: 'a-1', service: 'asilo-nido', payer: { lastName: 'Rossi' }, description: 'x' };
const pointers = (body: unknown): string[] => {
  const reading = readPreparation(body);
  return reading.ok ? [] : reading.errors.map(({ pointer }) => pointer);
};

describe('a request to prepare a payment', () => {
  it('becomes the fields of the form', () => {
    expect(readPreparation({ ...RIGHT, amountCents: 15_460, extraFields: { alunno: 'Anna' } })).toMatchObject({
      ok: true,
      preparation: {
        input: { lastName: 'Rossi', amount: '154,60', description: 'x', extra_alunno: 'Anna' },
        extraKeys: ['alunno'],
      },
    });
  });

  it.each([
    [null, ['']],
    [[RIGHT], ['']],
    [{ ...RIGHT, externalId: 'Mario Rossi' }, ['/externalId']],
    [{ ...RIGHT, externalId: undefined }, ['/externalId']],
    [{ ...RIGHT, amountCents: 0.5 }, ['/amountCents']],
    [{ ...RIGHT, amountCents: '15460' }, ['/amountCents']],
    [{ ...RIGHT, amountCents: 100_000_000 }, ['/amountCents']],
    [{ ...RIGHT, payer: 'Rossi' }, ['/payer']],
    [{ ...RIGHT, payer: { nome: 'Anna', lastName: 3 } }, ['/payer/nome', '/payer/lastName']],
    [{ ...RIGHT, extraFields: { 'a/b~c': 1 } }, ['/extraFields/a~1b~0c']],
    [{ ...RIGHT, importo: 1 }, ['/importo']],
  ])('%j is wrong at %j', (body, expected) => {
    expect(pointers(body)).toEqual(expected);
  });

  it('is refused or read, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (payer, extraFields) => {
        const reading = readPreparation({ ...RIGHT, payer, extraFields });
        if (!reading.ok) return reading.errors.length > 0;
        return Object.values(reading.preparation.input).every(
          (value) => value === undefined || typeof value === 'string',
        );
      }),
    );
  });
});
