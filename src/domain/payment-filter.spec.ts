import { isSummaryFilter, parsePaymentFilter, type TypedPaymentFilter } from './payment-filter.js';

const codesOf = (typed: TypedPaymentFilter): string[] => {
  const result = parsePaymentFilter(typed);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field}: ${code}`);
};

describe('parsePaymentFilter', () => {
  it('filters nothing when nothing is typed', () => {
    const empty = { from: '', to: ' ', service: '', status: ['', ','], q: '', person: ' ', amountFrom: '', late: '' };
    expect(parsePaymentFilter(empty)).toEqual({ ok: true, filter: {} });
    expect(parsePaymentFilter({})).toEqual({ ok: true, filter: {} });
  });

  it('reads every field', () => {
    const typed = {
      ...{ from: '2026-01-01', to: '2026-02-28', service: 'asilo-nido', status: ['refused', 'paid,refused'] },
      ...{ q: ' e802 e2ac ', person: 'rossi', amountFrom: '1,5', amountTo: '1.234,50' },
      ...{ undelivered: '1', alerts: '1', late: '1' },
    };
    expect(parsePaymentFilter(typed)).toEqual({
      ok: true,
      filter: {
        ...{ from: '2026-01-01', to: '2026-02-28', service: 'asilo-nido', statuses: ['paid', 'refused'] },
        ...{ code: { transactionCode: 'E802E2AC' }, person: { by: 'name', name: 'rossi' } },
        ...{ minAmountCents: 150, maxAmountCents: 123_450, isUndelivered: true, hasOpenAlert: true, isLate: true },
      },
    });
  });

  it('takes digits for a reference or a transaction code, whichever it is', () => {
    expect(parsePaymentFilter({ q: '00 123' })).toEqual({
      ok: true,
      filter: { code: { transactionCode: '00123', reference: 123 } },
    });
  });

  it.each<[TypedPaymentFilter, string]>([
    [{ from: '2026-02-30' }, 'from: DAY.MALFORMED'],
    [{ from: '01/02/2026' }, 'from: DAY.MALFORMED'],
    [{ to: '2026-2-1' }, 'to: DAY.MALFORMED'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'to: PERIOD.REVERSED'],
    [{ service: 'Asilo Nido' }, 'service: SERVICE.MALFORMED'],
    [{ status: 'pagato' }, 'status: STATUS.UNKNOWN'],
    [{ status: ['paid', 'x'] }, 'status: STATUS.UNKNOWN'],
    [{ q: "1' or '1'='1" }, 'q: CODE.MALFORMED'],
    [{ q: 'A'.repeat(65) }, 'q: CODE.MALFORMED'],
    [{ q: '5255 0000 0000 0001' }, 'q: CARD_NUMBER'],
    [{ accounting: '5255000000000001' }, 'accounting: CARD_NUMBER'],
    [{ person: 'Rossi 5255000000000001' }, 'person: CARD_NUMBER'],
    [{ person: 'RSSMRA81M10F376X' }, 'person: TAX_CODE.CHECK_CHARACTER'],
    [{ amountFrom: '1.234' }, 'amountFrom: AMOUNT.AMBIGUOUS'],
    [{ amountFrom: '2', amountTo: '1' }, 'amountTo: AMOUNTS.REVERSED'],
    [{ undelivered: 'yes' }, 'undelivered: FLAG.UNKNOWN'],
  ])('refuses %j', (typed, problem) => {
    expect(codesOf(typed)).toEqual([problem]);
  });

  it('tells every problem at once', () => {
    expect(codesOf({ from: 'x', to: 'y', amountTo: 'z' })).toEqual([
      'from: DAY.MALFORMED',
      'to: DAY.MALFORMED',
      'amountTo: AMOUNT.MALFORMED',
    ]);
  });

  it('knows which totals are kept', () => {
    const filterOf = (typed: TypedPaymentFilter): boolean => {
      const result = parsePaymentFilter(typed);
      return result.ok && isSummaryFilter(result.filter);
    };
    expect(filterOf({})).toBe(true);
    expect(filterOf({ from: '2026-01-01', service: 'asilo-nido', status: 'paid' })).toBe(true);
    expect(filterOf({ from: '2026-01-01', late: '1' })).toBe(false);
    expect(filterOf({ q: '1' })).toBe(false);
  });
});
