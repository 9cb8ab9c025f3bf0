import type { ISendMailOptions } from '@nestjs-modules/mailer';
import { ARMS_MEDIA_TYPES, type MunicipalArms } from '../../shared/look/municipal-arms.js';

/** The arms inside a message: the picture travels with it, so that nothing is fetched when it is read. */
export interface MailArms {
  /** What the HTML refers to the picture by. */
  readonly cid: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly attachment: NonNullable<ISendMailOptions['attachments']>[number];
}

const HEIGHT = 48;

/** The arms of a message; null when they are an SVG, which most mail programs do not show: the name stands alone. */
export function mailArms(arms: MunicipalArms): MailArms | null {
  if (arms.type !== 'png') return null;
  const cid = `stemma.${arms.hash}`;
  return {
    cid,
    width: Math.round((arms.width / arms.height) * HEIGHT),
    height: HEIGHT,
    attachment: {
      cid,
      filename: 'stemma.png',
      content: arms.content,
      contentType: ARMS_MEDIA_TYPES.png,
      contentDisposition: 'inline',
    },
  };
}
