/** Reads what was written of a message into what may be stored, with every broken rule at once. */
import { createEntry } from '../../../platform/entry/index.ts';
import type { AudienceSource } from '../../../platform/outbox/index.ts';
import type { EditionRow } from '../../series/index.ts';
import type { MailingRow } from '../store/mailings.ts';
import type { MailingPatch } from './contract.ts';
import { checkFields, commonFields } from './merge.ts';

const instantOf = (input: string | null | undefined, old: Date | null): Date | null =>
  input === undefined ? old : input === null ? null : new Date(input);

/** @throws 422 with every field that is wrong */
export function readMailing(
  sources: readonly AudienceSource[],
  input: MailingPatch,
  old: MailingRow | null,
  edition: Pick<EditionRow, 'authenticLanguage'>,
) {
  const entry = createEntry();
  const authentic = edition.authenticLanguage;
  const audience = input.audience ?? old?.audience ?? '';
  const source = sources.find(({ key }) => key === audience);
  entry.check(source !== undefined, 'audience', 'audience-unknown', {
    known: sources.map(({ key }) => key).join(', '),
  });
  const given = input.filter ?? (old?.audience === audience ? old.filter : {});
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  if (source !== undefined) {
    const names = source.filters.map(({ name }) => name);
    for (const name of Object.keys(filter)) {
      entry.check(names.includes(name), `filter.${name}`, 'audience-filter-unknown', { name });
    }
  }
  const known = [...commonFields, ...(source?.fields ?? []).map(({ key }) => key)];
  const subject = entry.line('subject', input.subject, {
    required: true,
    old: old?.subject ?? null,
    authentic,
  });
  const body = entry.text('body', input.body, { required: true, old: old?.body ?? null, authentic });
  checkFields(entry, 'subject', subject, known);
  checkFields(entry, 'body', body, known);
  for (const language of ['ar', 'en'] as const) {
    if (subject !== null && body !== null && subject[language] === '' && body[language] !== '') {
      entry.refuse(`subject.${language}`, 'mailing-subject-missing');
    }
  }
  const calendar = input.calendar ?? old?.calendar ?? 'none';
  const own = calendar === 'own';
  const startsAt = own ? instantOf(input.startsAt, old?.startsAt ?? null) : null;
  const endsAt = own ? instantOf(input.endsAt, old?.endsAt ?? null) : null;
  if (own) {
    entry.check(startsAt !== null, 'startsAt', 'field-required');
    entry.check(endsAt !== null, 'endsAt', 'field-required');
    if (startsAt !== null && endsAt !== null) entry.check(endsAt > startsAt, 'endsAt', 'mailing-ends-before');
  }
  const place = own ? entry.line('place', input.place, { old: old?.place ?? null, authentic }) : null;
  entry.done();
  if (subject === null || body === null) throw new Error('A message without text was read.');
  const necessary = input.necessary ?? old?.necessary ?? false;
  return { audience, filter, subject, body, necessary, calendar, startsAt, endsAt, place };
}
