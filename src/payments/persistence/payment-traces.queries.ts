import type { Query } from '../../shared/reading-database.js';

const TRACE = `
  select p.public_id as "publicId", p.reference, y.tax_code as "taxCode", y.email,
    y.last_name || y.first_name as name,
    coalesce((select array_agg(upper(a.transaction_code)) from payment_attempt a
      where a.payment_id = p.id and a.transaction_code is not null), '{}') as "transactionCodes"
  from payment p left join payer y on y.payment_id = p.id`;

export function selectTracesByTaxCode(taxCode: string): Query {
  return { text: `${TRACE} where y.tax_code = $1 order by p.id`, values: [taxCode] };
}

export function selectTraceByReference(reference: number): Query {
  return { text: `${TRACE} where p.reference = $1`, values: [reference] };
}

export function selectReferences(publicIds: readonly string[]): Query {
  return {
    text: 'select public_id as "publicId", reference from payment where public_id = any($1::text[])',
    values: [publicIds],
  };
}
