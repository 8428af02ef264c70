import { actorWords } from '../../platform/audit/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import { isMembers } from './difference.ts';
import { messagesEn } from './messages.en.ts';
import type { EventRow } from './store.ts';

const fields: Readonly<Record<string, string>> = messagesEn.field;

/** Label of a field; its own name where there is no word for it. */
export const fieldWords = (t: Translate, field: string): string =>
  Object.hasOwn(fields, field) ? t(`audit-log:field.${field}`) : field;

/** Who did it, in words: a person by the name of that day, the system by its task. */
export const whoWords = (t: Translate, event: Pick<EventRow, 'via' | 'actorName' | 'accountId'>): string =>
  event.via === 'anonymous' && event.actorName !== null ? t('audit-log:nobody') : actorWords(t, event);

/** By what it came in. */
export const viaWords = (t: Translate, via: EventRow['via']): string =>
  t(`audit-log:via.${via ?? 'unknown'}`);

/** A value for people: words for yes and no, lists with commas, things as JSON. */
export function plainValue(t: Translate, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'common:form.yes' : 'common:form.no');
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return isMembers(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
