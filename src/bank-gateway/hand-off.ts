/** What is needed to open an order at the bank. Nothing personal: no name, tax code, e-mail or causale. */
export interface InitInput {
  /** Order code, matching {@link GatewayCapabilities.refPattern} and never used before. */
  readonly ref: string;
  readonly amountCents: number;
  readonly currency: 'EUR';
  /** Name of the municipal service, shown on the bank's page. */
  readonly serviceName: string;
  /** The human "Riferimento N.", without the words. */
  readonly reference: string;
  readonly locale: 'it';
  readonly returnUrl: URL;
  /** Where "annulla" leads; the gateway adds the order code in its own way when it is missing. */
  readonly cancelUrl: URL;
  readonly notifyUrl: URL;
  /** After this instant the bank takes no payment. */
  readonly expiresAt: Date;
}

/** How the citizen's browser gets to the bank. */
export type HandOff =
  | { readonly kind: 'redirect'; readonly url: URL }
  | {
      readonly kind: 'form-post';
      readonly action: URL;
      /** Hidden fields, in the order in which the form carries them. */
      readonly fields: readonly (readonly [name: string, value: string])[];
    };

/** What preparing an order came to. */
export interface InitResult {
  readonly handOff: HandOff;
}
