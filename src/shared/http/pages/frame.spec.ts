import { textsIn } from '../../i18n/texts.js';
import { frameOf as frameIn } from './frame.js';
import type { Page } from './page.js';

const page: Page = { title: 'Dati del pagamento', titleContext: 'Refezione scolastica', breadcrumb: [] };
const error = { message: 'Inserisci il cognome', href: '#lastName' };

const frameOf = (shown: Page): ReturnType<typeof frameIn> => frameIn(shown, textsIn('it'), '/');

describe('frameOf', () => {
  it('puts page and service in the title, and says first that there is an error', () => {
    expect(frameOf(page).documentTitle).toBe('Dati del pagamento – Refezione scolastica');
    expect(frameOf({ ...page, errors: [error] }).documentTitle).toBe(
      'Errore: Dati del pagamento – Refezione scolastica',
    );
    expect(frameOf({ title: 'Privacy', breadcrumb: [] }).documentTitle).toBe('Privacy');
  });

  it('counts an empty list of errors as none', () => {
    expect(frameOf({ ...page, errors: [] })).toMatchObject({
      documentTitle: 'Dati del pagamento – Refezione scolastica',
      errors: undefined,
    });
  });

  it('says how many errors there are', () => {
    expect(frameOf({ ...page, errors: [error] }).errorHeading).toBe("C'è un errore da correggere");
    expect(frameOf({ ...page, errors: [error, error] }).errorHeading).toBe('Ci sono 2 errori da correggere');
  });

  it('marks the steps before the current one as done and those after it as still to do', () => {
    const stepper = frameOf({ ...page, step: 'review' }).stepper;
    expect(stepper).toMatchObject({ number: 3, count: 5, label: 'Riepilogo' });
    expect(stepper?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'current', 'todo', 'todo']);
    expect(frameOf(page).stepper).toBeUndefined();
  });
});
