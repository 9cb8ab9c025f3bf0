import { toString } from 'qrcode';

/** The text as a QR code in SVG, without sizes: the style sheet gives them. */
export async function qrCodeSvg(text: string): Promise<string> {
  const svg = await toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return svg.replace('<svg ', '<svg class="qr-code" role="img" aria-label="Codice QR per l\'app di autenticazione" ');
}
