import { join, resolve } from 'node:path';
import type { EnteEnvironment, Environment } from '../env.js';
import { ASSETS_PREFIX, readAssetUrls } from '../shared/http/pages/asset-manifest.js';
import { type MunicipalArms, readArms } from '../shared/look/municipal-arms.js';

/** What receipts take from the installation's settings. */
export class ReceiptSettings {
  /** The body that collects, as it is printed. */
  readonly ente: EnteEnvironment;
  /** Where citizens find the portal: links and QR codes begin with it. */
  readonly publicUrl: URL;
  /** The sender, `Name <address>` or an address. */
  readonly mailFrom: string;

  /** What is printed at the head: the body's arms, or the picture that the pages show in their place. */
  readonly arms: MunicipalArms;

  constructor(env: Environment) {
    this.ente = env.ente;
    this.publicUrl = env.web.publicUrl;
    this.mailFrom = env.mail.from;
    this.arms = env.ente.arms ?? portalPicture();
  }
}

/** @throws Error when the assets were not built. */
function portalPicture(): MunicipalArms {
  const folder = resolve('dist', 'assets');
  return readArms(join(folder, readAssetUrls(folder)['logo.svg'].slice(ASSETS_PREFIX.length)));
}
