import type { BankCustom } from '../../../domain/credit-proposal.js';

const FEES: Readonly<Record<BankCustom['fees'], string>> = {
  gross: 'al lordo',
  'net-of-each': 'al netto della commissione su ciascun pagamento',
  'net-of-sum': 'al netto di una commissione sul totale',
};

/**
 * What the bank does, as its other credits tell: "Dagli altri accrediti risulta che la banca accredita tutti i servizi
 * insieme, al lordo." When nothing tells it, what to do about that.
 */
export function bankCustomText(custom: BankCustom | null): string {
  if (custom === null) {
    return 'Gli altri accrediti non dicono ancora come li compone la banca: comincia da quelli che tornano al centesimo.';
  }
  const { fees, isByService, areRefundsSubtracted } = custom;
  const parts = [
    ...(isByService === null ? [] : [isByService ? 'un servizio alla volta' : 'tutti i servizi insieme']),
    FEES[fees],
    ...(areRefundsSubtracted === null ? [] : [areRefundsSubtracted ? 'tolti i rimborsi' : 'con i rimborsi a parte']),
  ];
  return `Dagli altri accrediti risulta che la banca accredita ${parts.join(', ')}.`;
}
