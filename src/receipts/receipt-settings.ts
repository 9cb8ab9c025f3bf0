import type { EnteEnvironment, Environment } from '../env.js';

/** What receipts take from the installation's settings. */
export class ReceiptSettings {
  /** The body that collects, as it is printed. */
  readonly ente: EnteEnvironment;
  /** Where citizens find the portal: links and QR codes begin with it. */
  readonly publicUrl: URL;
  /** The sender, `Name <address>` or an address. */
  readonly mailFrom: string;

  constructor(env: Environment) {
    this.ente = env.ente;
    this.publicUrl = env.web.publicUrl;
    this.mailFrom = env.mail.from;
  }
}
