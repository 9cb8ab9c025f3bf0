import { italianMessages } from './italian.js';

describe('Italian messages about what looks wrong', () => {
  it('asks and lets go on', () => {
    expect(italianMessages.warning({ field: 'taxCode', code: 'NAME.DIFFERS_FROM_TAX_CODE' })).toBe(
      'Il nome e il cognome non sembrano quelli del codice fiscale: ricontrollali. Se sono giusti puoi proseguire.',
    );
    expect(italianMessages.warning({ field: 'taxCode', code: 'NAME.SWAPPED' })).toBe(
      'Nome e cognome sembrano scambiati tra loro: ricontrollali. Se sono giusti puoi proseguire.',
    );
    const slip = {
      field: 'email',
      code: 'EMAIL.POSSIBLE_SLIP',
      typed: 'a@gmial.com',
      suggestion: 'a@gmail.com',
    } as const;
    expect(italianMessages.warning(slip)).toBe(
      "Hai scritto a@gmial.com: intendevi a@gmail.com? Se l'indirizzo è giusto puoi proseguire.",
    );
  });
});
