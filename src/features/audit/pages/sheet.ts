import { actionWords, authorityWords } from '../../../platform/audit/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { SheetTable } from '../../../platform/spreadsheet/index.ts';
import { isBilingual } from '../difference.ts';
import type { EventRow } from '../store.ts';
import { viaWords, whoWords } from '../words.ts';

const inBoth = (title: EventRow['title']): readonly [string, string] =>
  isBilingual(title) ? [title.ar, title.en] : [title ?? '', title ?? ''];

/** The log as a table for office programs, one row for each event; instants in universal time. */
export function auditSheet({ t, language }: PageContext, events: readonly EventRow[]): SheetTable {
  const heading = (key: string): string => t(`audit-log:column.${key}`);
  const subject = heading('subject');
  return {
    title: t('audit-log:title'),
    language,
    headings: [
      heading('id'),
      heading('when'),
      heading('what'),
      'action',
      `${subject} (ar)`,
      `${subject} (en)`,
      'subject',
      heading('who'),
      'account',
      heading('via'),
      heading('from'),
      heading('device'),
      heading('authority'),
      heading('reason'),
      heading('edition'),
    ],
    rows: events.map((event) => [
      event.id,
      event.at.toISOString(),
      actionWords(t, event.action),
      event.action,
      ...inBoth(event.title),
      `${event.subjectKind} ${event.subjectId}`,
      whoWords(t, event),
      event.accountId,
      viaWords(t, event.via),
      event.origin?.ip ?? null,
      event.origin?.userAgent ?? null,
      authorityWords(t, event.authority),
      event.reason,
      event.seriesSlug === null ? null : `${event.seriesSlug}/${event.editionSlug}`,
    ]),
  };
}
