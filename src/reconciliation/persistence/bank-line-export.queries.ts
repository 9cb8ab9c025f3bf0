import type { Query } from '../../shared/reading-database.js';

/** Every line of the account, or those with something unexplained, the newest first. */
export function selectExportedBankLines(isOpenOnly: boolean): Query {
  const text = `
    select b.public_id as "publicId", b.account, b.booking_day::text as "bookingDay", b.value_day::text as "valueDay",
      b.amount_cents as "amountCents", b.explained_cents as "explainedCents", b.residual_cents as "residualCents",
      b.bank_reference as "bankReference", b.customer_reference as "customerReference",
      b.transaction_type as "transactionType", b.description, f.name as "fileName", b.line_number as "lineNumber",
      (select count(*) from credit_part p where p.bank_line_id = b.id) as parts
    from bank_line b join bank_file f on f.id = b.file_id
    ${where(isOpenOnly)} order by b.booking_day desc, b.id desc`;
  return { text, values: [] };
}

export function countBankLines(isOpenOnly: boolean, limit: number): Query {
  const text = `select count(*) as rows from (select 1 from bank_line b ${where(isOpenOnly)} limit $1) found`;
  return { text, values: [limit] };
}

function where(isOpenOnly: boolean): string {
  return isOpenOnly ? 'where b.residual_cents <> 0' : '';
}
