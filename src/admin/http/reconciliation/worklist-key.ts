import { NotFoundException } from '@nestjs/common';
import { FINDING_LABELS } from '../../../domain/finding-label.js';
import type { WorklistKey } from '../../../reconciliation/worklist.js';

/** By an id of ours, or for a day's batch by shop and day. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  attempt: /^[1-9]\d{0,14}$/,
  'gateway-line': /^[1-9]\d{0,14}$/,
  refund: /^[1-9]\d{0,14}$/,
  'bank-line': /^[1-9]\d{0,14}$/,
  batch: /^[A-Za-z0-9]{1,40}:\d{4}-\d{2}-\d{2}$/,
};

/** The line of the worklist that an address names. @throws NotFoundException when it cannot be one. */
export function worklistKey(params: unknown): WorklistKey {
  const { kind, subject, label } = params as Readonly<Record<'kind' | 'subject' | 'label', string>>;
  const isKnown = Object.hasOwn(SUBJECTS, kind) && (SUBJECTS[kind]?.test(subject) ?? false);
  if (!isKnown || !FINDING_LABELS.some((known) => known === label)) throw new NotFoundException('no such finding');
  return { kind, subject, label };
}
