import { actionWords, actorWords, listAuditEvents } from '../../../../../platform/audit/index.ts';
import type { Db } from '../../../../../platform/database/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { TimelineEntry } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import type { BadgeRow } from '../../../store/badge-changes.ts';
import { stampIn } from '../../stamp.ts';

/** What happened to a badge, from the trail. */
export const historyOf = async (
  db: Db,
  context: PageContext,
  whole: EditionWhole,
  badge: BadgeRow,
): Promise<TimelineEntry[]> => {
  const events = await listAuditEvents(db, {
    editionId: whole.edition.id,
    subject: { kind: 'badge', id: badge.id },
    limit: 100,
  });
  const settings = dateSettingsOf(whole, context.language);
  const entries = events.map(
    ({ at, action, reason, accountId, actorName }): TimelineEntry => ({
      datetime: at.toISOString(),
      when: stampIn(at, settings),
      title: actionWords(context.t, action),
      ...(reason === null ? {} : { text: reason }),
      who: actorWords(context.t, { accountId, actorName }),
    }),
  );
  // What was issued with many others is told of them all, not of each.
  return events.some(({ action }) => action === 'badge.issued')
    ? entries
    : [
        ...entries,
        {
          datetime: badge.createdAt.toISOString(),
          when: stampIn(badge.createdAt, settings),
          title: actionWords(context.t, 'badge.issued'),
        },
      ];
};
