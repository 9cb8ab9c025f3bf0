import { suggestEmailCorrection } from './email-suggestion.js';

describe('suggestEmailCorrection', () => {
  it.each([
    ['mario@gmial.com', 'mario@gmail.com'],
    ['Mario.Rossi@gmai.com', 'Mario.Rossi@gmail.com'],
    ['mario@gmaill.com', 'mario@gmail.com'],
    ['mario@gamil.it', 'mario@gmail.com'],
    ['mario@gmail.con', 'mario@gmail.com'],
    ['mario@gmail.co', 'mario@gmail.com'],
    ['mario@gmail.it', 'mario@gmail.com'],
    ['mario@gmial.con', 'mario@gmail.com'],
    ['mario@libero.com', 'mario@libero.it'],
    ['mario@libero.ti', 'mario@libero.it'],
    ['mario@libeor.it', 'mario@libero.it'],
    ['mario@hotmial.it', 'mario@hotmail.it'],
    ['mario@hotmal.com', 'mario@hotmail.com'],
    ['mario@hotmail.con', 'mario@hotmail.com'],
    ['mario@yaho.it', 'mario@yahoo.it'],
    ['mario@yahooo.com', 'mario@yahoo.com'],
    ['mario@outlok.it', 'mario@outlook.it'],
    ['mario@vrgilio.it', 'mario@virgilio.it'],
    ['mario@tiscalli.it', 'mario@tiscali.it'],
    ['mario@alcie.it', 'mario@alice.it'],
    ['mario@iclod.com', 'mario@icloud.com'],
    ['mario@icloud.it', 'mario@icloud.com'],
    ['mario@fastewbnet.it', 'mario@fastwebnet.it'],
    ['mario@emial.it', 'mario@email.it'],
    ['mario@arbua.it', 'mario@aruba.it'],
    ['mario@live.ti', 'mario@live.it'],
    ['mario@me.con', 'mario@me.com'],
    ['mario@tin.itt', 'mario@tin.it'],
    ['mario@pec.tt', 'mario@pec.it'],
    ['mario@mail.con', 'mario@mail.com'],
  ])('asks whether %s was meant to be %s', (typed, suggestion) => {
    expect(suggestEmailCorrection(typed)).toBe(suggestion);
  });

  it.each([
    'mariorossi@mail.it',
    'mario@gmail.com',
    'mario@libero.it',
    'mario@GMAIL.COM',
    'mario@gmx.it',
    'mario@mail.com',
    'mario@email.com',
    'mario@ymail.com',
    'mario@hotmail.fr',
    'mario@outlook.at',
    'mario@yahoo.co.uk',
    'mario@live.com',
    'mario@love.it',
    'mario@tim.it',
    'mario@pec.comune.monopoli.example',
    'mario@comune.bari.it',
    'mario@azienda.it',
    'mario@esempio.it',
    'mario@unibo.it',
    'mario@poste.it',
    'mario@proton.me',
    'mario@msn.com',
    'mario@mac.com',
  ])('leaves %s in peace', (typed) => {
    expect(suggestEmailCorrection(typed)).toBeUndefined();
  });
});
