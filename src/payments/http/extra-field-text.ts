import { italianDay } from '../../domain/calendar-day.js';
import type { CheckedExtraField } from '../../domain/extra-fields.js';

/** The value of a service's own field as people read it: a date is `24/11/2026`, the rest is as it was typed. */
export function extraFieldText(field: CheckedExtraField): string {
  return field.kind === 'date' ? italianDay(field.value) : field.value;
}
