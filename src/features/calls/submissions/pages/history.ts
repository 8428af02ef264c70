import {
  type AuditEvent,
  actionWords,
  actorWords,
  listAuditEvents,
} from '../../../../platform/audit/index.ts';
import type { Db } from '../../../../platform/database/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { TimelineEntry } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { momentOf } from '../../../series/index.ts';
import type { SubmissionWhole } from '../../store/submissions.ts';

/** Most events that a page shows. */
const HISTORY = 50;

const eventsOf = (db: Db, { submission }: SubmissionWhole): Promise<AuditEvent[]> =>
  listAuditEvents(db, {
    editionId: submission.editionId,
    subject: { kind: 'submission', id: submission.id },
    limit: HISTORY,
  });

/** What happened to a submission, newest first: what, when, by whom and why, for those who decide. */
export async function paperHistory(
  db: Db,
  context: PageContext,
  whole: EditionWhole,
  found: SubmissionWhole,
): Promise<TimelineEntry[]> {
  const { t } = context;
  return (await eventsOf(db, found)).map((event) => ({
    datetime: event.at.toISOString(),
    when: momentOf(context, whole, event.at),
    title: actionWords(t, event.action),
    who: event.actorName === 'anonymous' ? t('calls:manage.by-link') : actorWords(t, event),
    ...(event.reason === null ? {} : { text: event.reason }),
  }));
}

/** The same for its authors: what and when; who works on the programme is not theirs to know. */
export async function ownHistory(
  db: Db,
  context: PageContext,
  whole: EditionWhole,
  found: SubmissionWhole,
): Promise<TimelineEntry[]> {
  return (await eventsOf(db, found)).map(({ at, action }) => ({
    datetime: at.toISOString(),
    when: momentOf(context, whole, at),
    title: actionWords(context.t, action),
  }));
}
