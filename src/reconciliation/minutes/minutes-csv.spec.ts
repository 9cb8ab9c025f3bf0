import { minutesCsv } from './minutes-csv.js';
import type { Minutes } from './minutes.js';

function minutesWith(bankReference: string): Minutes {
  const line = {
    bookingDay: '2026-11-24',
    bankReference,
    amountCents: -15_696,
    explainedCents: 0,
    residualCents: -15_696,
    parts: 0,
  };
  return { lines: [line], adjustments: [], findings: [] } as unknown as Minutes;
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＠SUM(A1)'])(
  '%p of the bank is no formula',
  (reference) => {
    expect(minutesCsv(minutesWith(reference)).toString('utf8')).toContain(`;'${reference};-156,96;`);
  },
);
