import { type ApiKeyInput, checkApiKeyForm } from './api-key.js';

const TODAY = '2026-11-25';
const right: ApiKeyInput = {
  name: ' Mensa ',
  scopes: ['payments:read', 'payments:prepare'],
  servicesKind: 'chosen',
  services: ['7', '9'],
  expiresOn: '2027-06-30',
};
const check = (changes: Partial<ApiKeyInput> = {}): ReturnType<typeof checkApiKeyForm> =>
  checkApiKeyForm({ ...right, ...changes }, [7, 8], TODAY);

describe('the form of a key', () => {
  it('is read', () => {
    const details = { name: 'Mensa', scopes: ['payments:prepare', 'payments:read'], serviceIds: [7] };
    expect(check()).toEqual({ isValid: true, details: { ...details, expiresOn: '2027-06-30' } });
    expect(check({ servicesKind: 'all', expiresOn: '' })).toEqual({
      isValid: true,
      details: { ...details, serviceIds: null, expiresOn: null },
    });
  });

  it.each([
    [{ name: ' ' }, 'name', 'missing'],
    [{ name: 'x'.repeat(81) }, 'name', 'too-long'],
    [{ name: 'Men\0sa' }, 'name', 'control-characters'],
    [{ scopes: ['payments:everything'] }, 'scopes', 'missing'],
    [{ services: ['9'] }, 'services', 'missing'],
    [{ expiresOn: '2026-02-30' }, 'expiresOn', 'not-a-date'],
    [{ expiresOn: '2026-11-24' }, 'expiresOn', 'in-the-past'],
  ])('%j: %s is %s', (changes, field, problem) => {
    expect(check(changes)).toEqual({ isValid: false, errors: [{ field, problem }] });
  });
});
