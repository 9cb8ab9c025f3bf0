import QRCode from 'qrcode';

/** A dark bar of a QR code, in modules from its upper left corner. */
export interface QrBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface QrFigure {
  /** Modules on each side, without the quiet zone. */
  readonly size: number;
  readonly bars: readonly QrBar[];
}

/**
 * The QR code of a text as horizontal bars, so that it is drawn sharp at any size. Level M survives a stamp or a fold.
 */
export function qrFigure(text: string): QrFigure {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const bars: QrBar[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    let start: number | undefined;
    for (let x = 0; x <= modules.size; x += 1) {
      const isDark = x < modules.size && modules.get(y, x) !== 0;
      if (isDark) {
        start ??= x;
      } else if (start !== undefined) {
        bars.push({ x: start, y, width: x - start });
        start = undefined;
      }
    }
  }
  return { size: modules.size, bars };
}

/** The bars of a QR code as SVG path data, one unit to the module. */
export function qrPath({ bars }: QrFigure): string {
  return bars.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('');
}
