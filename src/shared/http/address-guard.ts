import type { IncomingMessage } from 'node:http';
import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Characters between two slashes: slugs and codes are short; anything longer is nobody's. */
export const MAX_ADDRESS_PART_LENGTH = 128;
/** The alphabet of the public ids, codes and slugs that addresses carry. */
const CODE = /^[A-Za-z0-9_-]*$/;
interface AddressParts {
  readonly id?: string;
  readonly code?: string;
  readonly slug?: string;
}

/** Nothing is there, so whoever asks for it gets the page that says so. */
const UNREADABLE = '/indirizzo-non-valido';

/**
 * Ids, codes and slugs with other characters than ours are unknown: the database need not be asked, and would
 * take some of them, such as NUL, for a failure; so would the header of a redirect to such an address.
 */
export function refuseStrangeCodes(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, _reply, done) => {
      const { id = '', code = '', slug = '' } = request.params as AddressParts;
      const isOurs = [id, code, slug].every((part) => CODE.test(part));
      done(isOurs ? undefined : new NotFoundException('no such id'));
    });
}

/**
 * The address to look up for a request: its own, or one where nothing is when its percent signs mean nothing or a part
 * of it is longer than any of ours. The framework would answer those by itself, before any page of ours could.
 */
export function readableAddress(request: IncomingMessage): string {
  const address = request.url ?? '';
  const path = address.split('?', 1)[0] ?? '';
  const isShort = path.split('/').every((part) => part.length <= MAX_ADDRESS_PART_LENGTH);
  return isShort && isDecodable(path) ? address : UNREADABLE;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
