/** `RSSMRA81M10F376C` becomes `RSS**********76C`: enough to recognise one's own, not to learn somebody's. */
export function maskTaxCode(taxCode: string): string {
  const hiddenCount = Math.max(0, taxCode.length - 6);
  return taxCode.slice(0, 3) + '*'.repeat(hiddenCount) + taxCode.slice(3 + hiddenCount);
}

/** `mariorossi@mail.it` becomes `ma…@mail.it`. What stands before the @ is ASCII by the form's rule. */
export function shortenEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, Math.min(2, at))}…${email.slice(at)}`;
}
