import type { Statement } from '../../shared/database.js';

/** Both must hold at once, so that a wrong tax code and an unknown reference take the same way and the same time. */
export const selectByTaxCode: Statement = {
  name: 'select-payment-by-tax-code',
  text: `
    select p.public_id as "publicId" from payment p join payer y on y.payment_id = p.id
    where p.reference = $1 and y.tax_code = $2`,
};

export const selectByReference: Statement = {
  name: 'select-payment-by-reference',
  text: `
    select p.public_id as "publicId" from payment p join payer y on y.payment_id = p.id where p.reference = $1`,
};
