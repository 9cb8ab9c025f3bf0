import { NotFoundException } from '@nestjs/common';
import { readText } from '../../shared/http/form-text.js';

const ID = /^[1-9]\d{0,14}$/;

/** An id of ours that a form names; undefined when it names none. @throws NotFoundException for anything else. */
export function formId(body: unknown, name: string): number | undefined {
  const text = readText(body, name);
  return text === '' ? undefined : toId(text);
}

/** An id in an address. @throws NotFoundException when it cannot be one. */
export function toId(text: string): number {
  if (!ID.test(text)) throw new NotFoundException('no such id');
  return Number(text);
}
