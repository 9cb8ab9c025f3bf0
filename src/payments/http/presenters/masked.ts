/** `RSSMRA81M10F376C` becomes `RSS**********76C`: enough to recognise one's own, not to learn somebody's. */
export function maskTaxCode(taxCode: string): string {
  const hidden = Math.max(0, taxCode.length - 6);
  return taxCode.slice(0, 3) + '*'.repeat(hidden) + taxCode.slice(3 + hidden);
}

/** `mariorossi@mail.it` becomes `ma…@mail.it`. */
export function shortenEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)].slice(0, 2).join('')}…${email.slice(at)}`;
}
