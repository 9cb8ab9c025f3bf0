import { describeError } from './describe-error.js';

describe('describeError', () => {
  it('keeps what tells the place and the kind of a failure of ours', () => {
    const error = new Error('the queue is closed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) });
    expect(describeError(error)).toMatchObject({
      ...{ type: 'Error', message: 'the queue is closed' },
      cause: { message: 'gone', code: 'ECONNRESET' },
    });
    expect(describeError(error).stack).toMatch(/^ +at /);
  });

  it.each([
    ['PostgreSQL', { code: '23505', severity: 'ERROR', constraint: 'payer_pkey', detail: 'Key (email)=(a@b.it)' }],
    ['the mapper', { driverError: {} }],
    ['a mail server', { code: 'EENVELOPE', responseCode: 550, response: '550 <a@b.it> unknown', rejected: ['a@b.it'] }],
  ])('leaves out what %s said: it repeats values', (_who, fields) => {
    const description = describeError(Object.assign(new Error('a@b.it is not welcome'), fields));
    expect(JSON.stringify(description)).not.toContain('a@b.it');
    expect(description.message).toMatch(/left out/);
  });

  it('keeps nothing of what was thrown without being an error', () => {
    expect(describeError('a@b.it')).toEqual({ type: 'string', message: '(not an error object)' });
  });
});
