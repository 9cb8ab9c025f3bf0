import { checkExtraField, type ExtraFieldRule } from './extra-fields.js';

const rule = (kind: object, required = true): ExtraFieldRule =>
  ({ key: 'campo', label: 'Campo', required, ...kind }) as ExtraFieldRule;

const text = rule({ kind: 'text', maxLength: 5 });
const choice = rule({ kind: 'choice', choices: ['Infanzia', 'Primaria'] });
const count = rule({ kind: 'number', min: 1, max: 10 });
const anyNumber = rule({ kind: 'number' });
const day = rule({ kind: 'date', minDate: '2026-01-01', maxDate: '2026-12-31' });
const anyDay = rule({ kind: 'date' });

describe('checkExtraField', () => {
  it.each([
    [text, ' Anna ', 'Anna'],
    [text, '12345', '12345'],
    [choice, 'Primaria', 'Primaria'],
    [count, '1', '1'],
    [count, '010', '10'],
    [anyNumber, '-3', '-3'],
    [anyNumber, '-0', '0'],
    [day, '2026-01-01', '2026-01-01'],
    [day, '31/12/2026', '2026-12-31'],
    [day, '5.9.2026', '2026-09-05'],
    [anyDay, '29/02/2028', '2028-02-29'],
  ])('$kind: takes %#', (fieldRule, typed, value) => {
    const { key, label, kind } = fieldRule;
    expect(checkExtraField(typed, fieldRule)).toEqual({ ok: true, value: { key, label, kind, value } });
  });

  it.each([
    [text, '', 'TEXT.REQUIRED'],
    [text, 'a\u0000b', 'TEXT.CONTROL_CHARACTERS'],
    [text, '123456', 'TEXT.TOO_LONG'],
    [choice, 'primaria', 'CHOICE.UNKNOWN'],
    [count, '0', 'NUMBER.TOO_LOW'],
    [count, '11', 'NUMBER.TOO_HIGH'],
    [count, '1,5', 'NUMBER.MALFORMED'],
    [count, 'due', 'NUMBER.MALFORMED'],
    [anyNumber, '1'.repeat(16), 'NUMBER.MALFORMED'],
    [day, '31/12/2025', 'DATE.TOO_EARLY'],
    [day, '2027-01-01', 'DATE.TOO_LATE'],
    [anyDay, '29/02/2026', 'DATE.MALFORMED'],
    [anyDay, '2026-13-01', 'DATE.MALFORMED'],
    [anyDay, '2026-00-10', 'DATE.MALFORMED'],
    [anyDay, '00/10/2026', 'DATE.MALFORMED'],
    [anyDay, '31 dicembre', 'DATE.MALFORMED'],
  ])('refuses %#: %s', (fieldRule, typed, code) => {
    expect(checkExtraField(typed, fieldRule)).toMatchObject({ ok: false, problem: { code } });
  });

  it('leaves out an optional field that is empty, and checks it when it is not', () => {
    const optional = rule({ kind: 'text', maxLength: 5 }, false);
    expect(checkExtraField('  ', optional)).toEqual({ ok: true, value: undefined });
    expect(checkExtraField('123456', optional)).toMatchObject({ ok: false });
  });
});
