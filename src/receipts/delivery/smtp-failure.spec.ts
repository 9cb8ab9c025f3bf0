import { sendingFailure } from './smtp-failure.js';

describe('what a failed sending means', () => {
  it.each([
    ['an unknown recipient', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'smtp-550', true],
    ['a refused message', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'smtp-554', true],
    ['an address that fits no envelope', { code: 'EENVELOPE' }, 'EENVELOPE', true],
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452, command: 'RCPT TO' }, 'smtp-452', false],
    ['greylisting', { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'smtp-450', false],
    ['our credentials refused', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'smtp-535', false],
    ['our sender refused', { code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'smtp-553', false],
    ['a server that is down', { code: 'ESOCKET', errno: -111 }, 'ESOCKET', false],
    ['a server that hangs', { code: 'ETIMEDOUT', command: 'CONN' }, 'ETIMEDOUT', false],
    ['an address in place of a code', { code: 'mario@mail.it' }, 'unknown', false],
  ])('%s', (_case, fields, errorCode, isFinal) => {
    expect(sendingFailure(Object.assign(new Error('mario@mail.it refused'), fields))).toEqual({ errorCode, isFinal });
  });

  it('knows nothing of what is no error', () => {
    expect(sendingFailure('mario@mail.it')).toEqual({ errorCode: 'unknown', isFinal: false });
  });
});
