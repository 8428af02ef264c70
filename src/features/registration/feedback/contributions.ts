/** What feedback adds to other features: session pages, homes of editions, one's own agenda. */
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Db } from '../../../platform/database/index.ts';
import { fullDate } from '../../../platform/language/index.ts';
import type { AgendaEntrySource } from '../../agendas/index.ts';
import type { SessionSignUps } from '../../programme/index.ts';
import { dateSettingsOf, editionPath } from '../../series/index.ts';
import { type FeedbackFormRow, listFeedbackForms } from '../store/feedback.ts';
import { windowOf } from './rules/window.ts';
import { createAnswering, unused } from './service/answering.ts';

/**
 * Published forms that are open or will be. Pages that are kept as bytes show them until the edition next changes, and say
 * until when; the form itself says whether it is open.
 */
const listCurrent = async (db: Db, editionId: string, now: Date): Promise<FeedbackFormRow[]> =>
  (await listFeedbackForms(db, editionId, { published: true })).filter((form) =>
    ['open', 'soon'].includes(windowOf(form, now)),
  );

/** Whether an edition asks those who were there for their view. */
export const asksForFeedback = async (db: Db, editionId: string, now: Date): Promise<boolean> =>
  (await listCurrent(db, editionId, now)).length > 0;

/** What a session's page says of its feedback form. */
export const sessionFeedback = (
  database: Pick<Database, 'db'>,
  clock: Pick<Clock, 'now'>,
): SessionSignUps => ({
  async of(context, whole, session) {
    if (session.status === 'cancelled') return { facts: [], actions: [] };
    const forms = (await listCurrent(database.db, whole.edition.id, clock.now())).filter(
      ({ perSession }) => perSession,
    );
    const t = context.words(whole.edition.digits);
    const dates = dateSettingsOf(whole, context.language);
    const note = (key: 'from' | 'until', at: Date | null): string[] =>
      at === null ? [] : [t(`feedback:${key}`, { day: fullDate(at, dates) })];
    return {
      facts: forms.map(({ opensAt, closesAt }) => ({
        label: t('feedback:title'),
        value: t('feedback:for-those-there'),
        notes: [...note('from', opensAt), ...note('until', closesAt)],
      })),
      actions: forms.map(({ id }) => ({
        label: t('feedback:tell'),
        href: context.href(`${editionPath(whole)}/feedback/${id}?session=${session.id}`),
        icon: 'pen' as const,
      })),
    };
  },
});

/** One's own agenda asks for one's view of what one was in, while forms are open and something is left to say. */
export function feedbackInAgendas(deps: {
  readonly database: Database;
  readonly changes: Changes;
  readonly clock: Clock;
}): AgendaEntrySource {
  const answering = createAnswering(deps);
  return {
    reasons: async () => [],
    editions: async () => [],
    async notices(context, whole) {
      const { slots } = await answering.openOwn(context.actor, whole);
      const now = deps.clock.now();
      const left = unused(slots).filter(({ form }) => windowOf(form, now) === 'open').length;
      if (left === 0) return [];
      const t = context.words(whole.edition.digits);
      return [
        {
          title: t('feedback:waiting', { count: left }),
          tone: 'info',
          actions: [
            {
              label: t('feedback:tell'),
              href: context.href(`${editionPath(whole)}/feedback`),
              size: 'sm',
            },
          ],
        },
      ];
    },
  };
}
